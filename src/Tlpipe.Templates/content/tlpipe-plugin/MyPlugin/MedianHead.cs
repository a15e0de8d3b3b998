using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace PluginNamespace;

/// <summary>A number by its absolute error, in the label's own unit.</summary>
/// <param name="deviation">The standard deviation of the training labels: the loss counts in it, so that rates don't depend on the label's unit.</param>
internal sealed class MedianHead(double deviation) : IHead
{
    public IReadOnlyList<MetricDefinition> Metrics(TargetSignature target) => [new(MedianMeasurement.Mae, HigherIsBetter: false, Lowest: 0)];

    public string? Refuses(FeatureSignature features, TargetSignature target) =>
        target.Kind != TargetKind.Number ? "it learns a number"
        : features.Layout != FeatureLayout.Vector ? "it takes one feature vector an example"
        : null;

    public nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target) => new MedianLayer(features.Channels, target.Mean, target.Deviation);

    public Tensor Loss(Tensor output, Tensor target)
    {
        using var given = output.squeeze(1);
        using var error = nn.functional.l1_loss(given, target);
        return error / deviation;
    }

    // Before any training: the middle label of those that were seen, whatever the features are.
    public Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target)
    {
        using var scope = NewDisposeScope();
        var labels = trainTargets.to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray().Order().ToArray();
        return full([features.shape[0], 1], labels[labels.Length / 2], ScalarType.Float32).MoveToOuterDisposeScope();
    }

    public IMeasurement Measure(TargetSignature target) => new MedianMeasurement();

    public OutputSignature Output(TargetSignature target) => new(OutputKind.Number, []);
}
