namespace Tlpipe.Pipeline.Ranking;

/// <summary>
/// tr(cov(f)^-1 cov(E[f | y])): how much of the features' variance lies between the classes, relative to all of it in the same direction. The covariance is
/// shrunk towards a multiple of the identity, without which few examples of many features always score best; with many examples it is the original.
/// </summary>
/// <remarks>
/// Bao et al., "An information-theoretic approach to transferability in task transfer learning", 2019; Ibrahim et al., "Newer is not always better: rethinking
/// transferability metrics, their peculiarities, stability and performance", 2021; Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices", 2004.
/// </remarks>
internal static class HScore
{
    /// <summary>The score.</summary>
    /// <param name="spectrum">Of the centred features, with each class as a target: 1 over the size of the class for its members, and else 0.</param>
    /// <param name="sizes">The sizes of the classes; empty ones count nothing.</param>
    /// <param name="features">The number of features.</param>
    /// <param name="shrinkage">From 0, the original, to 1; as <see cref="Shrinkage"/> gives it.</param>
    public static double Of(FeatureSpectrum spectrum, IReadOnlyList<long> sizes, long features, double shrinkage)
    {
        double examples = sizes.Sum();
        var identity = shrinkage * spectrum.Squares.Sum() / examples / features;
        var score = 0.0;
        for (var i = 0; i < spectrum.Squares.Length; i++)
        {
            var between = 0.0;
            for (var label = 0; label < sizes.Count; label++)
                between += sizes[label] / examples * spectrum.Squares[i] * spectrum.Along[i, label] * spectrum.Along[i, label];
            score += between / (((1 - shrinkage) * spectrum.Squares[i] / examples) + identity);
        }

        return (1 - shrinkage) * score;
    }

    /// <summary>The best shrinkage by Ledoit and Wolf, from 0 to 1.</summary>
    /// <param name="spectrum">Of the centred features.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="features">The number of features.</param>
    /// <param name="fourthPowers">The sum over the examples of the fourth power of the length of the centred features.</param>
    public static double Shrinkage(FeatureSpectrum spectrum, long examples, long features, double fourthPowers)
    {
        var (trace, squares) = (spectrum.Squares.Sum() / examples, spectrum.Squares.Sum(value => value * value) / examples / examples);
        var distance = squares - (trace * trace / features);
        var spread = ((fourthPowers / examples) - squares) / examples;
        return distance <= 0 ? 1 : Math.Clamp(spread / distance, 0, 1);
    }
}
