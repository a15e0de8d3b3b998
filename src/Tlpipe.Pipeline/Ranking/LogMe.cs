namespace Tlpipe.Pipeline.Ranking;

/// <summary>
/// The maximum evidence of Bayesian linear regression from features to a target: log p(y | F), maximised over the precisions of weights (alpha) and noise
/// (beta), per example. For classes it is the mean over their one-hot targets.
/// </summary>
/// <remarks>You et al., "LogME: practical assessment of pre-trained models for transfer learning", 2021; the fixed-point iteration of its section 4.</remarks>
internal static class LogMe
{
    private const int Iterations = 1000;
    private const double Tolerance = 1e-10;

    /// <summary>Where the noise or the weights vanish, precisions stay finite.</summary>
    private const double Tiny = 1e-12;

    /// <summary>The log evidence of one target, per example.</summary>
    /// <param name="spectrum">Of the features as they are.</param>
    /// <param name="target">Which of the spectrum's targets.</param>
    /// <param name="square">The target's sum of squares.</param>
    /// <param name="examples">The number of examples.</param>
    public static double Of(FeatureSpectrum spectrum, int target, double square, long examples)
    {
        var values = spectrum.Squares;
        var along = new double[values.Length];
        for (var i = 0; i < along.Length; i++) along[i] = spectrum.Along[i, target] * spectrum.Along[i, target];
        var beyond = Math.Max(0, square - along.Sum());
        double alpha = 1, beta = 1;
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var (weights, residual, freedom) = Fit(values, along, beyond, alpha / beta);
            var (before, noise) = (alpha / beta, Math.Max(residual, Tiny) / Math.Max(examples - freedom, Tiny));
            alpha = freedom / Math.Max(weights, Tiny);
            beta = 1 / noise;
            if (!(alpha > 0)) break;
            if (Math.Abs((alpha / beta) - before) <= Tolerance * before) break;
        }

        return Evidence(values, along, beyond, Math.Max(alpha, Tiny), beta, examples);
    }

    /// <summary>The squared length of the best weights, the squared error that is left, and the effective number of parameters, for a ratio of the precisions.</summary>
    private static (double Weights, double Residual, double Freedom) Fit(double[] values, double[] along, double beyond, double ratio)
    {
        double weights = 0, residual = beyond, freedom = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var sum = ratio + values[i];
            weights += values[i] * along[i] / (sum * sum);
            residual += along[i] * (ratio / sum) * (ratio / sum);
            freedom += values[i] / sum;
        }

        return (weights, residual, freedom);
    }

    /// <summary>Directions without variance add nothing: their share of the determinant cancels that of the prior.</summary>
    private static double Evidence(double[] values, double[] along, double beyond, double alpha, double beta, long examples)
    {
        var (weights, residual, _) = Fit(values, along, beyond, alpha / beta);
        var determinant = values.Sum(value => Math.Log(1 + (beta / alpha * value)));
        return 0.5 * ((examples * Math.Log(beta / (2 * Math.PI))) - (beta * residual) - (alpha * weights) - determinant) / examples;
    }
}
