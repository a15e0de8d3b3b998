using Tlpipe.Abstractions;
using Tlpipe.Standard.Heads;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.MultiLabel;

/// <summary>Any number of labels: a linear layer on feature vectors, a sigmoid for each label, and binary cross entropy, the mean over labels and examples.</summary>
internal sealed class MultiLabelHead : IHead
{
    private readonly MultiLabelHeadOptions _options;
    private readonly float[]? _positiveWeights;

    /// <exception cref="DiagnosticException">TLP1070: a weight is for a label that the target has not.</exception>
    internal MultiLabelHead(MultiLabelHeadOptions options, TargetSignature? target)
    {
        _options = options;
        if (options.PositiveWeights.Count == 0 || target is not { Kind: TargetKind.Labels }) return;
        if (options.PositiveWeights.Keys.FirstOrDefault(label => !target.Classes.Contains(label, StringComparer.Ordinal)) is { } unknown)
            throw new DiagnosticException(UnknownLabel(unknown, target.Classes));
        _positiveWeights = [.. target.Classes.Select(label => (float)options.PositiveWeights.GetValueOrDefault(label, 1))];
    }

    public IReadOnlyList<MetricDefinition> Metrics(TargetSignature target) => [MetricDefinition.Share(MultiLabelMeasurement.MacroAuroc), MetricDefinition.Share(MultiLabelMeasurement.MicroF1)];

    public string? Refuses(FeatureSignature features, TargetSignature target) =>
        Refusals.Of(features, target, TargetKind.Labels, "any number of labels") ?? (target.Classes.Count == 0 ? "it needs a label at least, and the target has none" : null);

    public nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target) =>
        new LinearLayer(features.Channels, target.Classes.Count, _options.Dropout);

    public Tensor Loss(Tensor output, Tensor target)
    {
        using var weights = _positiveWeights is null ? null : tensor(_positiveWeights, device: output.device);
        return nn.functional.binary_cross_entropy_with_logits(output, target, pos_weights: weights);
    }

    public Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target) =>
        NearestLabelMean.Predict(trainFeatures, trainTargets, features);

    public IMeasurement Measure(TargetSignature target) => new MultiLabelMeasurement(target.Classes);

    public OutputSignature Output(TargetSignature target) => new(OutputKind.Sigmoid, target.Classes);

    private static Diagnostic UnknownLabel(string label, IReadOnlyList<string> labels) => Diagnostic.Error(
        "TLP1070",
        $"there is no label '{label}' to weight{(NearestName.Find(label, labels) is { } near ? $"; did you mean '{near}'?" : ".")} Available: {string.Join(", ", labels)}",
        option: "positiveWeights");
}
