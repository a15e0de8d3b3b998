namespace Tlpipe.Pipeline.RateFinding;

/// <summary>What the range test found.</summary>
/// <param name="Trials">The steps, in the order in which they were taken.</param>
/// <param name="Smoothed">The loss of each, smoothed over its neighbours.</param>
/// <param name="Steepest">The rate at which the loss falls fastest; <see langword="null"/> where it doesn't fall.</param>
/// <param name="Lowest">The rate at which the loss is lowest.</param>
/// <param name="Exploded">Whether the test ended because the loss exploded.</param>
public sealed record RateSearch(IReadOnlyList<RateTrial> Trials, IReadOnlyList<double> Smoothed, double? Steepest, double? Lowest, bool Exploded)
{
    private const int Cautious = 10;

    /// <summary>The share of the loss by which it must fall for its course to say anything.</summary>
    private const double Noticeable = 0.02;

    /// <summary>How many times the noise of single batches it must fall; smoothing leaves about a third of that noise.</summary>
    private const double Clear = 1;

    /// <summary>A tenth of the rate of the lowest loss: there the loss is about to rise (Howard and Gugger 2020, fastai).</summary>
    public double? TenthOfLowest => Lowest / Cautious;

    /// <summary>
    /// The smaller of the steepest descent's rate (Smith 2017) and a tenth of the lowest loss's: a rate too small costs epochs, one too large the model.
    /// <see langword="null"/> where the loss didn't fall.
    /// </summary>
    public double? Suggestion => Steepest is { } steepest && TenthOfLowest is { } tenth ? Math.Min(steepest, tenth) : null;

    /// <summary>Looks at the steps of a test.</summary>
    public static RateSearch Of(IReadOnlyList<RateTrial> trials, RateRange range)
    {
        var exploded = trials.Count < range.Steps;
        var smoothed = Smooth(trials);
        if (smoothed.Count < 3) return new(trials, smoothed, null, null, exploded);
        var lowest = smoothed.Index().MinBy(point => point.Item).Index;
        if (smoothed[0] - smoothed[lowest] < Math.Max(Noticeable * Math.Abs(smoothed[0]), Clear * Noise(trials, smoothed))) return new(trials, smoothed, null, null, exploded);
        var steepest = Enumerable.Range(1, lowest).MinBy(index => smoothed[index] - smoothed[index - 1]);
        return new(trials, smoothed, trials[steepest].Rate, trials[lowest].Rate, exploded);
    }

    /// <summary>How far single batches lie from the smoothed loss, as long as it doesn't rise.</summary>
    private static double Noise(IReadOnlyList<RateTrial> trials, List<double> smoothed) =>
        Math.Sqrt(trials.Zip(smoothed, (trial, mean) => (Away: trial.Loss - mean, Mean: mean)).Where(point => point.Mean <= smoothed[0]).Average(point => point.Away * point.Away));

    /// <summary>A mean of each loss and its neighbours, weighted by a bell two steps wide: unlike a running mean it doesn't lag behind, which would shift every rate upwards.</summary>
    private static List<double> Smooth(IReadOnlyList<RateTrial> trials)
    {
        const double Width = 2;
        const int Reach = 6;
        return [.. trials.Select((_, centre) =>
        {
            var (sum, weights) = (0.0, 0.0);
            for (var index = Math.Max(0, centre - Reach); index <= Math.Min(trials.Count - 1, centre + Reach); index++)
            {
                var distance = (index - centre) / Width;
                var weight = Math.Exp(-distance * distance / 2);
                sum += weight * trials[index].Loss;
                weights += weight;
            }

            return sum / weights;
        })];
    }
}
