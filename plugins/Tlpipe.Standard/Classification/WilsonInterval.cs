namespace Tlpipe.Standard.Classification;

/// <summary>The 95 % score interval of a share; it stays within [0, 1] and is sound for few examples and for shares near 0 and 1.</summary>
/// <remarks>Wilson, "Probable inference, the law of succession, and statistical inference", 1927.</remarks>
internal static class WilsonInterval
{
    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The interval for <paramref name="hits"/> of <paramref name="count"/>; all of [0, 1] where nothing was counted.</summary>
    internal static (double Low, double High) Of(int hits, int count)
    {
        if (count == 0) return (0, 1);
        double n = count, share = hits / n;
        var centre = share + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        return (Math.Max(0, (centre - half) / scale), Math.Min(1, (centre + half) / scale));
    }
}
