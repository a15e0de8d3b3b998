namespace Tlpipe.Pipeline.SideBySide;

/// <summary>Whether two models that were judged by the same examples differ by more than chance. Only the examples count that one has right and the other wrong.</summary>
/// <remarks>McNemar, "Note on the sampling error of the difference between correlated proportions or percentages", 1947; the exact binomial form, two-sided.</remarks>
internal static class McNemar
{
    /// <summary>The probability of a difference at least as large if both models were equally good; 1 where no example tells them apart.</summary>
    /// <param name="lost">The examples that only the first has right.</param>
    /// <param name="won">The examples that only the second has right.</param>
    public static double ExactP(int lost, int won)
    {
        var count = lost + won;
        // Logarithms: half to the power of some thousands is no double any more.
        var term = -count * Math.Log(2);
        var sum = Math.Exp(term);
        for (var k = 1; k <= Math.Min(lost, won); k++)
        {
            term += Math.Log(count - k + 1) - Math.Log(k);
            sum += Math.Exp(term);
        }

        return Math.Min(1, 2 * sum);
    }
}
