namespace Tlpipe.Standard.Heads;

/// <summary>The area under the ROC curve of a label: how likely an example that has it scores higher than one that has not, ties counting half.</summary>
/// <param name="Area">The area, from 0 to 1.</param>
/// <param name="Influences">By how much each example moves the area (the structural components of DeLong et al., over the size of its group); they add up to 0.</param>
/// <remarks>
/// The statistic of Mann and Whitney, by midranks. DeLong, DeLong and Clarke-Pearson, "Comparing the areas under two or more correlated receiver
/// operating characteristic curves", 1988; Sun and Xu, "Fast implementation of DeLong's algorithm", 2014.
/// </remarks>
internal sealed record Auroc(double Area, double[] Influences)
{
    /// <summary>The area; <see langword="null"/> where all or none of the examples have the label.</summary>
    internal static Auroc? Of(IReadOnlyList<float> scores, IReadOnlyList<bool> has)
    {
        int[] with = [.. Enumerable.Range(0, scores.Count).Where(i => has[i])];
        int[] without = [.. Enumerable.Range(0, scores.Count).Where(i => !has[i])];
        if (with.Length == 0 || without.Length == 0) return null;
        var all = Midranks(scores, [.. Enumerable.Range(0, scores.Count)]);
        var (amongWith, amongWithout) = (Midranks(scores, with), Midranks(scores, without));
        var area = (with.Sum(i => all[i]) - (with.Length * (with.Length + 1.0) / 2)) / ((double)with.Length * without.Length);
        var influences = new double[scores.Count];
        foreach (var i in with) influences[i] = (((all[i] - amongWith[i]) / without.Length) - area) / with.Length;
        foreach (var i in without) influences[i] = (1 - ((all[i] - amongWithout[i]) / with.Length) - area) / without.Length;
        return new(area, influences);
    }

    /// <summary>The ranks, from 1, of some of the scores among themselves; equal scores have the mean of their ranks. Others are 0.</summary>
    private static double[] Midranks(IReadOnlyList<float> scores, int[] among)
    {
        var ranks = new double[scores.Count];
        Array.Sort([.. among.Select(i => scores[i])], among);
        for (var first = 0; first < among.Length;)
        {
            var end = first + 1;
            while (end < among.Length && scores[among[end]].CompareTo(scores[among[first]]) == 0) end++;
            for (var i = first; i < end; i++) ranks[among[i]] = (first + 1 + end) / 2.0;
            first = end;
        }

        return ranks;
    }
}
