using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Classification;

/// <summary>A head that says no more than it must.</summary>
internal sealed class PlainHead(IHead head) : IHead
{
    public IReadOnlyList<MetricDefinition> Metrics(TargetSignature target) => head.Metrics(target);

    public string? Refuses(FeatureSignature features, TargetSignature target) => head.Refuses(features, target);

    public nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target) => head.Build(features, target);

    public Tensor Loss(Tensor output, Tensor target) => head.Loss(output, target);

    public Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target) => head.Probe(trainFeatures, trainTargets, features, target);

    public IMeasurement Measure(TargetSignature target) => head.Measure(target);

    public OutputSignature Output(TargetSignature target) => head.Output(target);
}
