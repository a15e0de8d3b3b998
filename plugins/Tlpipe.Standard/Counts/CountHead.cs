using Tlpipe.Abstractions;
using Tlpipe.Standard.Heads;
using Tlpipe.Standard.Regression;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Counts;

/// <summary>How many: a linear layer whose exponential is the count that is expected, judged as the rate of a Poisson distribution.</summary>
internal sealed class CountHead(CountHeadOptions options) : IHead
{
    /// <summary>The least rate that is taken the logarithm of.</summary>
    private const double Least = 1e-8;

    public IReadOnlyList<MetricDefinition> Metrics(TargetSignature target) =>
    [
        new(CountMeasurement.Deviance, HigherIsBetter: false, Lowest: 0),
        new(CountMeasurement.Mae, HigherIsBetter: false, Lowest: 0),
        new(CountMeasurement.D2, Highest: 1),
    ];

    public string? Refuses(FeatureSignature features, TargetSignature target) =>
        Refusals.Of(features, target, TargetKind.Number, "how many there are")
        ?? (target.Mean < 0 ? "it learns how many there are, and the labels are below 0 on average" : null);

    public nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target) =>
        new CountLayer(features.Channels, options.Dropout, target.Mean > 0 ? target.Mean : 1);

    public Tensor Loss(Tensor output, Tensor target)
    {
        using var losses = Losses(output, target);
        return losses.mean();
    }

    /// <summary>The negative logarithm of the likelihood, less what doesn't depend on the rate: PyTorch's <c>poisson_nll_loss</c> of rates.</summary>
    public Tensor Losses(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var rate = output.squeeze(1);
        return (rate - (target * (rate + Least).log())).MoveToOuterDisposeScope();
    }

    /// <summary>Ridge regression, and no count below 0.</summary>
    public Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target)
    {
        using var line = RidgeRegression.Predict(trainFeatures, trainTargets, features);
        return line.clamp(min: Least);
    }

    public IMeasurement Measure(TargetSignature target) => new CountMeasurement();

    public OutputSignature Output(TargetSignature target) => new(OutputKind.Number, []);
}
