using Tlpipe.Abstractions;
using Tlpipe.Standard.Heads;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Classification;

/// <summary>One of several classes: a linear layer on feature vectors, softmax and cross entropy.</summary>
internal sealed class ClassificationHead(ClassificationHeadOptions options) : IHead
{
    private const int Pair = 2;
    private const int Best = 5;

    /// <summary>Top-5 is measured only where there are more than five classes (elsewhere it says nothing), and the area under the ROC curve where there are two.</summary>
    public IReadOnlyList<MetricDefinition> Metrics(TargetSignature target)
    {
        List<MetricDefinition> metrics = [MetricDefinition.Share(ClassificationMeasurement.Accuracy)];
        if (target.Classes.Count > Best) metrics.Add(MetricDefinition.Share(ClassificationMeasurement.Top5));
        metrics.Add(MetricDefinition.Share(ClassificationMeasurement.MacroF1));
        if (target.Classes.Count == Pair) metrics.Add(MetricDefinition.Share(ClassificationMeasurement.Auroc));
        return metrics;
    }

    public string? Refuses(FeatureSignature features, TargetSignature target) =>
        Refusals.Of(features, target, TargetKind.Class, "one of several classes")
        ?? (target.Classes.Count < 2 ? $"it needs at least two classes, and the target has {target.Classes.Count}" : null);

    public nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target) =>
        new LinearLayer(features.Channels, target.Classes.Count, options.Dropout);

    public Tensor Loss(Tensor output, Tensor target) =>
        nn.functional.cross_entropy(output, target, label_smoothing: options.LabelSmoothing);

    public Tensor Losses(Tensor output, Tensor target) =>
        nn.functional.cross_entropy(output, target, reduction: nn.Reduction.None, label_smoothing: options.LabelSmoothing);

    public Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target) =>
        NearestClassMean.Predict(trainFeatures, trainTargets, features, target.Classes.Count);

    public IMeasurement Measure(TargetSignature target) => new ClassificationMeasurement(target.Classes.Count);

    public OutputSignature Output(TargetSignature target) => new(OutputKind.Softmax, target.Classes);
}
