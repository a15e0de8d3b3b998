namespace Tlpipe.Abstractions;

/// <summary>One thing that a head measures.</summary>
/// <param name="Name">The name in gates and reports: <c>accuracy</c>, <c>macroF1</c>.</param>
/// <param name="HigherIsBetter">The direction.</param>
/// <param name="Lowest">The least that it can be; <see langword="null"/> where there is no bound.</param>
/// <param name="Highest">The most that it can be.</param>
public sealed record MetricDefinition(string Name, bool HigherIsBetter = true, double? Lowest = null, double? Highest = null)
{
    /// <summary>A share, from 0 to 1: an accuracy, an F1.</summary>
    public static MetricDefinition Share(string name) => new(name, HigherIsBetter: true, 0, 1);
}
