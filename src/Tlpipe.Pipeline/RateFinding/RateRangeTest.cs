namespace Tlpipe.Pipeline.RateFinding;

/// <summary>
/// The range test (Smith 2017, Cyclical Learning Rates for Training Neural Networks): each step takes a larger rate, until the loss explodes.
/// It ends where the loss, smoothed, is four times the lowest so far (Gugger 2018, How Do You Find A Good Learning Rate), or no number any more.
/// </summary>
internal static class RateRangeTest
{
    private const double Explosion = 4;
    private const double Memory = 0.8;
    private const int FirstSteps = 5;

    /// <summary>Runs the test.</summary>
    /// <param name="range">The rates.</param>
    /// <param name="takeStep">Takes the step of this number at this rate, and gives the loss before it; <see langword="null"/> where it is no finite number.</param>
    public static IReadOnlyList<RateTrial> Run(RateRange range, Func<int, double, double?> takeStep)
    {
        var trials = new List<RateTrial>();
        var (mean, lowest) = (0.0, double.PositiveInfinity);
        for (var step = 0; step < range.Steps; step++)
        {
            var rate = range.RateAt(step);
            if (takeStep(step, rate) is not { } loss || !double.IsFinite(loss)) break;
            trials.Add(new(rate, loss));
            mean = (Memory * mean) + ((1 - Memory) * loss);
            // The mean starts at 0, from which the first losses must free it (Kingma and Ba 2015, section 3).
            var smoothed = mean / (1 - Math.Pow(Memory, step + 1));
            if (step >= FirstSteps && smoothed > Explosion * lowest) break;
            lowest = Math.Min(lowest, smoothed);
        }

        return trials;
    }
}
