using Tlpipe.Abstractions;

namespace PluginNamespace;

/// <summary>The architecture: what it takes, what it gives, and how a trunk of it is built.</summary>
internal sealed class Perceptron(int units) : IBackbone
{
    public InputSignature PreferredInput { get; } = ReadingCodec.Signature(1);

    public string? Refuses(InputSignature input) =>
        input.Modality == PreferredInput.Modality && input.Shape is [not null] ? null : $"it takes a known number of readings, and is given {input}";

    public FeatureSignature Features(InputSignature input) => new(units);

    public Trunk Build(InputSignature input) => new PerceptronTrunk(input.Shape[0]!.Value, units);

    public string? MapCheckpointName(string name) => name;
}
