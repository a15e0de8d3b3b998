using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.MultiLabel;

/// <summary>What features know of labels without training: an example has a label when it is nearer to the mean of those that have it than to the mean of the others.</summary>
internal static class NearestLabelMean
{
    /// <summary>How much nearer, as squared Euclidean distance, <c>[M, labels]</c>, float32; for a label that all or no examples have, 1 or -1.</summary>
    /// <param name="trainFeatures"><c>[N, C]</c>.</param>
    /// <param name="trainTargets">Zeros and ones, <c>[N, labels]</c>.</param>
    /// <param name="features"><c>[M, C]</c>.</param>
    internal static Tensor Predict(Tensor trainFeatures, Tensor trainTargets, Tensor features)
    {
        using var scope = NewDisposeScope();
        // float64: the squares below cancel.
        var x = trainFeatures.to(ScalarType.Float64);
        var y = features.to(ScalarType.Float64);
        var has = trainTargets.to(ScalarType.Float64);
        var (positives, negatives) = (has.sum([0]), (1 - has).sum([0]));
        var with = has.t().matmul(x) / positives.clamp(min: 1).unsqueeze(1);
        var without = (1 - has).t().matmul(x) / negatives.clamp(min: 1).unsqueeze(1);
        var nearer = (2 * y.matmul((with - without).t())) + without.square().sum(1) - with.square().sum(1);
        var constant = negatives.eq(0).to(ScalarType.Float64) - positives.eq(0).to(ScalarType.Float64);
        return where(constant.eq(0), nearer, constant).to(ScalarType.Float32).MoveToOuterDisposeScope();
    }
}
