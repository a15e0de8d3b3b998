using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Regression;

/// <summary>What features know of a number without training: linear regression with an L2 penalty, whose weight generalised cross-validation chooses.</summary>
/// <remarks>Golub, Heath and Wahba, "Generalized cross-validation as a method for choosing a good ridge parameter", 1979.</remarks>
internal static class RidgeRegression
{
    /// <summary>The penalties that are tried, in units of the mean eigenvalue.</summary>
    private static readonly double[] Penalties = [.. Enumerable.Range(-6, 11).Select(exponent => Math.Pow(10, exponent))];

    /// <summary>The predictions, <c>[M, 1]</c>, float32; the mean of the labels where the features don't vary.</summary>
    /// <param name="trainFeatures"><c>[N, C]</c>.</param>
    /// <param name="trainTargets"><c>[N]</c>.</param>
    /// <param name="features"><c>[M, C]</c>.</param>
    internal static Tensor Predict(Tensor trainFeatures, Tensor trainTargets, Tensor features)
    {
        using var scope = NewDisposeScope();
        var x = trainFeatures.to(ScalarType.Float64);
        var y = trainTargets.to(ScalarType.Float64);
        var (middle, mean) = (x.mean([0]), y.mean());
        (x, y) = (x - middle, y - mean);
        var weights = Weights(x, y);
        var output = (features.to(ScalarType.Float64) - middle).matmul(weights).add(mean);
        return output.to(ScalarType.Float32).unsqueeze(1).MoveToOuterDisposeScope();
    }

    /// <summary>The weights <c>[C]</c> for centred features and labels, from the eigenvectors of the smaller of the two Gram matrices.</summary>
    private static Tensor Weights(Tensor x, Tensor y)
    {
        var (examples, channels) = (x.shape[0], x.shape[1]);
        var byExample = examples <= channels;
        var (values, vectors) = linalg.eigh(byExample ? x.matmul(x.t()) : x.t().matmul(x));
        values = values.clamp(min: 0);
        var correlations = x.t().matmul(y);
        // The labels' share along each direction of the features.
        var projected = byExample ? vectors.t().matmul(y) : vectors.t().matmul(correlations) / values.clamp(min: 1e-300).sqrt();
        var penalty = Choose([.. values.data<double>()], [.. projected.data<double>()], y.square().sum().item<double>(), examples);
        if (penalty is not { } ridge) return zeros([channels], ScalarType.Float64);
        var shrunk = byExample
            ? x.t().matmul(vectors.matmul(projected / (values + ridge)))
            : vectors.matmul(vectors.t().matmul(correlations) / (values + ridge));
        return shrunk;
    }

    /// <summary>The penalty with the least error of generalised cross-validation; <see langword="null"/> where nothing can be learned.</summary>
    private static double? Choose(double[] values, double[] projected, double total, long examples)
    {
        var scale = values.Average();
        if (!(scale > 0) || examples < 3) return null;
        var noise = values.Max() * 1e-12;
        double? best = null;
        var least = double.PositiveInfinity;
        foreach (var penalty in Penalties.Select(factor => factor * scale))
        {
            double freedom = 1, residual = total;
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] <= noise) continue;
                var kept = values[i] / (values[i] + penalty);
                freedom += kept;
                residual -= projected[i] * projected[i] * (1 - ((1 - kept) * (1 - kept)));
            }

            var left = 1 - (freedom / examples);
            if (left <= 0) continue;
            var error = Math.Max(0, residual) / (left * left);
            if (error < least) (least, best) = (error, penalty);
        }

        return best;
    }
}
