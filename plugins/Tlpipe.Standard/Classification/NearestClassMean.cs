using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Classification;

/// <summary>What features know without training: an example belongs to the class whose mean is nearest.</summary>
/// <remarks>Mensink et al., "Distance-based image classification: generalizing to new classes at near-zero cost", 2013; with the plain Euclidean distance.</remarks>
internal static class NearestClassMean
{
    /// <summary>The output for a class without a training example: lower than any distance, and finite.</summary>
    private const double Unreachable = -1e30;

    /// <summary>Minus the squared distances to the class means: <c>[M, classes]</c>, float32.</summary>
    /// <param name="trainFeatures"><c>[N, C]</c>.</param>
    /// <param name="trainTargets">int64 <c>[N]</c>.</param>
    /// <param name="features"><c>[M, C]</c>.</param>
    /// <param name="classes">The number of classes.</param>
    internal static Tensor Predict(Tensor trainFeatures, Tensor trainTargets, Tensor features, int classes)
    {
        using var scope = NewDisposeScope();
        // float64: the expanded square below cancels.
        var x = trainFeatures.to(ScalarType.Float64);
        var y = features.to(ScalarType.Float64);
        var members = nn.functional.one_hot(trainTargets, classes).to(ScalarType.Float64);
        var counts = members.sum([0]);
        var means = members.t().matmul(x) / counts.clamp(min: 1).unsqueeze(1);
        var squares = y.square().sum(1).unsqueeze(1) + means.square().sum(1) - (2 * y.matmul(means.t()));
        var empty = counts.eq(0).to(ScalarType.Float64) * Unreachable;
        return (empty - squares).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
