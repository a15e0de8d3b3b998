using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Backbones;

/// <summary>What the backbones for rows share: they take rows of any width and give one feature vector a row.</summary>
/// <param name="channels">The number of features.</param>
/// <param name="oldHead">What the names of the published network's last layer begin with; they are cut off.</param>
internal abstract class RowBackbone(long channels, string oldHead) : IBackbone
{
    /// <summary>Any width does; one stands for it.</summary>
    public InputSignature PreferredInput { get; } = InputSignature.Row(1);

    public string? Refuses(InputSignature input) =>
        input.Modality == PreferredInput.Modality && input.Type == PreferredInput.Type && input.Shape is [> 0]
            ? null
            : $"it takes rows of a table, float32 [width], and is given {input}";

    public FeatureSignature Features(InputSignature input) => new(channels);

    public Trunk Build(InputSignature input) => Build(input.Shape[0]!.Value);

    public string? MapCheckpointName(string name) => name.StartsWith(oldHead, StringComparison.Ordinal) ? null : name;

    /// <summary>Builds the trunk for rows of a width.</summary>
    protected abstract Trunk Build(long width);
}
