namespace Tlpipe.Pipeline.RateFinding;

/// <summary>The learning rates to try: from one to the other, each by the same factor larger than the one before.</summary>
/// <param name="Min">The first rate.</param>
/// <param name="Max">The last rate.</param>
/// <param name="Steps">How many rates, one a step.</param>
public sealed record RateRange(double Min = 1e-7, double Max = 10, int Steps = 100)
{
    /// <summary>The rate of a step, from 0.</summary>
    public double RateAt(long step) => Min * Math.Pow(Max / Min, (double)step / Math.Max(1, Steps - 1));
}
