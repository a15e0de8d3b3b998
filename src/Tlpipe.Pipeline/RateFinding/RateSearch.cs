namespace Tlpipe.Pipeline.RateFinding;

/// <summary>What the range test found.</summary>
/// <param name="Trials">The steps, in the order in which they were taken.</param>
/// <param name="Smoothed">The loss of each, smoothed.</param>
/// <param name="Steepest">The rate at which the loss falls fastest; <see langword="null"/> where it doesn't fall.</param>
/// <param name="Lowest">The rate at which the loss is lowest.</param>
/// <param name="Exploded">Whether the test ended because the loss exploded.</param>
public sealed record RateSearch(IReadOnlyList<RateTrial> Trials, IReadOnlyList<double> Smoothed, double? Steepest, double? Lowest, bool Exploded)
{
    private const int Cautious = 10;

    /// <summary>The share of the loss by which it must fall for its course to say anything.</summary>
    private const double Noticeable = 0.02;

    /// <summary>How many times the noise of single batches the smoothed loss must fall: noise alone does it once in a hundred tests.</summary>
    private const double Clear = 1;

    /// <summary>What the loss of a step keeps of its neighbour's weight.</summary>
    private const double Memory = 0.9;

    /// <summary>A tenth of the rate of the lowest loss: there the loss is about to rise (Howard and Gugger 2020, fastai).</summary>
    public double? TenthOfLowest => Lowest / Cautious;

    /// <summary>
    /// The smaller of the steepest descent's rate (Smith 2017) and a tenth of the lowest loss's: a rate too small costs epochs, one too large the model.
    /// <see langword="null"/> where the loss didn't clearly fall.
    /// </summary>
    public double? Suggestion => Steepest is { } steepest && TenthOfLowest is { } tenth ? Math.Min(steepest, tenth) : null;

    /// <summary>Looks at the steps of a test.</summary>
    public static RateSearch Of(IReadOnlyList<RateTrial> trials, RateRange range)
    {
        var exploded = trials.Count < range.Steps;
        var smoothed = Smooth(trials);
        if (smoothed.Length < 3) return new(trials, smoothed, null, null, exploded);
        var lowest = smoothed.Index().MinBy(point => point.Item).Index;
        if (smoothed[0] - smoothed[lowest] < Math.Max(Noticeable * Math.Abs(smoothed[0]), Clear * Noise(trials, smoothed))) return new(trials, smoothed, null, null, exploded);
        var steepest = Enumerable.Range(1, lowest).MinBy(index => smoothed[index] - smoothed[index - 1]);
        return new(trials, smoothed, trials[steepest].Rate, trials[lowest].Rate, exploded);
    }

    /// <summary>The deviation of single batches, from the differences of neighbours, so that the course of the loss doesn't count (von Neumann 1941); as long as the loss doesn't rise.</summary>
    private static double Noise(IReadOnlyList<RateTrial> trials, double[] smoothed) =>
        Math.Sqrt(Enumerable.Range(1, trials.Count - 1).Where(index => smoothed[index] <= smoothed[0])
            .Select(index => trials[index].Loss - trials[index - 1].Loss).Select(step => step * step / 2).DefaultIfEmpty().Average());

    /// <summary>
    /// The exponential moving average, freed from where it starts (Smith 2017; Kingma and Ba 2015, section 3), over the steps before and those after alike: of those before
    /// alone it lags behind, which shifts every rate upwards.
    /// </summary>
    private static double[] Smooth(IReadOnlyList<RateTrial> trials)
    {
        var (sums, weights) = (new double[trials.Count], new double[trials.Count]);
        Gather(Enumerable.Range(0, trials.Count));
        Gather(Enumerable.Range(0, trials.Count).Reverse());
        // Each step's own loss is in both.
        return [.. trials.Select((trial, index) => (sums[index] - trial.Loss) / (weights[index] - 1))];

        void Gather(IEnumerable<int> order)
        {
            var (sum, weight) = (0.0, 0.0);
            foreach (var index in order)
            {
                (sum, weight) = ((Memory * sum) + trials[index].Loss, (Memory * weight) + 1);
                sums[index] += sum;
                weights[index] += weight;
            }
        }
    }
}
