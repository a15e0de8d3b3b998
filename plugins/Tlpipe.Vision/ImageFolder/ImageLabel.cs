using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>The label of one picture for one target.</summary>
/// <param name="Indexes">The index of the class, or those of the labels that hold, ascending; empty for a number.</param>
/// <param name="Number">The number.</param>
internal sealed record ImageLabel(IReadOnlyList<int> Indexes, double Number = 0)
{
    public static ImageLabel OneOf(int index) => new([index]);

    /// <summary>The label as its target's signature says.</summary>
    public Tensor ToTensor(ImageTarget target)
    {
        switch (target.Signature.Kind)
        {
            case Abstractions.TargetKind.Class:
                return tensor((long)Indexes[0]);
            case Abstractions.TargetKind.Labels:
                var holds = new float[target.Signature.Classes.Count];
                foreach (var index in Indexes) holds[index] = 1;
                return tensor(holds);
            default:
                return tensor((float)Number);
        }
    }
}
