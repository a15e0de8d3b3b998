using Tlpipe.Abstractions;

namespace Tlpipe.Vision.Backbones;

/// <summary>What the picture backbones share: they take colour pictures of any size above a minimum and end in one feature vector a picture.</summary>
/// <param name="preferredSize">The side of the pictures that the published weights were trained on.</param>
/// <param name="minimumSize">The shortest side that leaves something to see in the last layer.</param>
/// <param name="channels">The number of features.</param>
/// <param name="oldHead">The name of the published network's last layer, <c>classifier</c> for one; its entries are cut off.</param>
internal abstract class PictureBackbone(int preferredSize, int minimumSize, long channels, string oldHead) : IBackbone
{
    public InputSignature PreferredInput { get; } = InputSignature.Picture(preferredSize, preferredSize);

    public string? Refuses(InputSignature input)
    {
        if (input.Modality != PreferredInput.Modality || input.Type != PreferredInput.Type || input.Shape is not [3, _, _])
            return $"it takes colour pictures, uint8 [3, height, width], and is given {input}";
        return input.Shape[1] < minimumSize || input.Shape[2] < minimumSize
            ? $"it takes pictures of at least {minimumSize} x {minimumSize}, and is given {input.Shape[2]} x {input.Shape[1]}"
            : null;
    }

    public FeatureSignature Features(InputSignature input) => new(channels);

    public string? MapCheckpointName(string name) => name.StartsWith($"{oldHead}.", StringComparison.Ordinal) ? null : name;

    public abstract Trunk Build(InputSignature input);
}
