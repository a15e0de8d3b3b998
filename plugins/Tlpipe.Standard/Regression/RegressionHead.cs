using Tlpipe.Abstractions;
using Tlpipe.Standard.Heads;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Regression;

/// <summary>
/// A number: a linear layer on feature vectors whose output counts standard deviations of the training labels from their mean, so that rates and losses
/// don't depend on the label's unit. What it gives, and what is measured, is in the label's own unit.
/// </summary>
internal sealed class RegressionHead(RegressionHeadOptions options, double deviation) : IHead
{
    public IReadOnlyList<MetricDefinition> Metrics(TargetSignature target) =>
    [
        new(RegressionMeasurement.Mae, HigherIsBetter: false, Lowest: 0),
        new(RegressionMeasurement.Rmse, HigherIsBetter: false, Lowest: 0),
        new(RegressionMeasurement.R2, Highest: 1),
    ];

    public string? Refuses(FeatureSignature features, TargetSignature target) => Refusals.Of(features, target, TargetKind.Number, "a number");

    public nn.Module<Tensor, Tensor> Build(FeatureSignature features, TargetSignature target) =>
        new RegressionLayer(features.Channels, options.Dropout, target.Mean, target.Deviation);

    public Tensor Loss(Tensor output, Tensor target)
    {
        using var wanted = target / deviation;
        using var column = output / deviation;
        using var given = column.squeeze(1);
        return options.Loss == RegressionLoss.Mse
            ? nn.functional.mse_loss(given, wanted)
            : nn.functional.smooth_l1_loss(given, wanted, beta: 1);
    }

    public Tensor Probe(Tensor trainFeatures, Tensor trainTargets, Tensor features, TargetSignature target) =>
        RidgeRegression.Predict(trainFeatures, trainTargets, features);

    public IMeasurement Measure(TargetSignature target) => new RegressionMeasurement();

    public OutputSignature Output(TargetSignature target) => new(OutputKind.Number, []);
}
