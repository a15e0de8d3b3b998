namespace Tlpipe.Pipeline.Comparing;

/// <summary>
/// Whether a difference counts. Of several seeds, it does when zero lies outside the 95 % interval of its mean by Student's t (1908), with one degree of freedom less
/// than there are seeds; of one seed, which knows no spread, when the other side's value lies outside the metric's 95 % interval.
/// </summary>
public static class Verdict
{
    /// <summary>The task does better.</summary>
    public const string Gains = "gains";

    /// <summary>The task does worse.</summary>
    public const string Loses = "loses";

    /// <summary>There is no difference that counts.</summary>
    public const string Same = "same";

    private const double Confidence = 0.95;

    /// <summary>The verdict on a difference.</summary>
    /// <param name="difference">The difference, more is better.</param>
    /// <param name="isBeyondInterval">Whether the other side's value of the only seed, given by its place, lies outside the metric's interval.</param>
    internal static string Of(Spread difference, Func<int, bool> isBeyondInterval)
    {
        if (difference.Mean is not { } mean || mean == 0) return Same;
        var seeds = difference.Values.Count(value => value is not null);
        var counts = difference.StandardError is { } error
            ? Math.Abs(mean) > error * StudentT.TwoSided(Confidence, seeds - 1)
            : isBeyondInterval(difference.Values.Index().First(value => value.Item is not null).Index);
        return !counts ? Same : mean > 0 ? Gains : Loses;
    }
}
