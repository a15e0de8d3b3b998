namespace Tlpipe.Pipeline.Comparing;

/// <summary>
/// Whether a difference counts. Of several seeds, it does when its mean is further from zero than its own standard error; of one seed, which knows no spread, when the
/// other side's value lies outside the metric's 95 % interval.
/// </summary>
public static class Verdict
{
    /// <summary>The task does better.</summary>
    public const string Gains = "gains";

    /// <summary>The task does worse.</summary>
    public const string Loses = "loses";

    /// <summary>There is no difference that counts.</summary>
    public const string Same = "same";

    /// <summary>Of two seeds of which one shows nothing, mean and standard error are equal, and their last bits decide nothing.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The verdict on a difference.</summary>
    /// <param name="difference">The difference, more is better.</param>
    /// <param name="beyondInterval">Whether the other side's value of the only seed lies outside the metric's interval.</param>
    internal static string Of(Spread difference, bool beyondInterval)
    {
        var counts = difference.StandardError is { } error ? Math.Abs(difference.Mean!.Value) > error + Rounding : beyondInterval;
        return difference.Mean switch
        {
            > 0 when counts => Gains,
            < 0 when counts => Loses,
            _ => Same,
        };
    }
}
