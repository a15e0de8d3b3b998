using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Texts;

/// <summary>The label of one text for one target.</summary>
/// <param name="Indexes">The index of the class, or those of the labels that hold, ascending; empty for a number.</param>
/// <param name="Number">The number.</param>
internal sealed record TextLabel(IReadOnlyList<int> Indexes, double Number = 0)
{
    /// <summary>The label as its target's signature says.</summary>
    public Tensor ToTensor(TargetSignature target)
    {
        switch (target.Kind)
        {
            case TargetKind.Class:
                return tensor((long)Indexes[0]);
            case TargetKind.Labels:
                var holds = new float[target.Classes.Count];
                foreach (var index in Indexes) holds[index] = 1;
                return tensor(holds);
            default:
                return tensor((float)Number);
        }
    }
}
