using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>Draws from Beta(a, a) by two draws of a gamma distribution.</summary>
/// <remarks>Marsaglia and Tsang, "A simple method for generating gamma variables", 2000; below a = 1 with their boost, in logarithms, since the draws get very small.</remarks>
internal static class BetaDistribution
{
    /// <summary>A number in [0, 1].</summary>
    public static double Draw(RandomStream randomness, double a)
    {
        var (x, y) = (LogGamma(randomness, a), LogGamma(randomness, a));
        return 1 / (1 + Math.Exp(y - x));
    }

    /// <summary>The logarithm of a gamma variable of scale 1.</summary>
    private static double LogGamma(RandomStream randomness, double shape)
    {
        if (shape < 1) return LogGamma(randomness, shape + 1) + (Math.Log(Positive(randomness)) / shape);
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Normal(randomness);
            var v = Math.Pow(1 + (c * normal), 3);
            if (v > 0 && Math.Log(Positive(randomness)) < (normal * normal / 2) + (d * (1 - v + Math.Log(v)))) return Math.Log(d * v);
        }
    }

    /// <summary>Box and Muller, 1958.</summary>
    private static double Normal(RandomStream randomness) =>
        Math.Sqrt(-2 * Math.Log(Positive(randomness))) * Math.Cos(2 * Math.PI * randomness.NextDouble());

    private static double Positive(RandomStream randomness) => 1 - randomness.NextDouble();
}
