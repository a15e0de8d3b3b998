using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Heads;

/// <summary>The mean area under the ROC curves of one or more labels as a metric.</summary>
internal static class MeanAuroc
{
    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The mean area with its 95 % interval; chance where no label ranks anything.</summary>
    /// <param name="metric">The metric's name.</param>
    /// <param name="areas">The areas of the labels that rank something, over the same examples.</param>
    internal static MetricValue Of(string metric, IReadOnlyList<Auroc> areas)
    {
        if (areas.Count == 0) return new(metric, 0.5, 0, 1);
        var mean = areas.Average(area => area.Area);
        // The labels share their examples, so what an example does to all of them is added up before it is squared.
        var examples = areas[0].Influences.Length;
        var variance = Enumerable.Range(0, examples).Sum(i => Math.Pow(areas.Average(area => area.Influences[i]), 2)) * examples / (examples - 1);
        // Without any variance, as where every example is ranked right, the normal approximation says nothing.
        if (variance <= 0) return new(metric, mean);
        var half = Z * Math.Sqrt(variance);
        return new(metric, mean, Math.Max(0, mean - half), Math.Min(1, mean + half));
    }
}
