using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.SideBySide;

/// <summary>One metric of two models on one split.</summary>
/// <param name="Split">The split.</param>
/// <param name="Before">The first model's; <see langword="null"/> where it doesn't have it.</param>
/// <param name="After">The second model's.</param>
public sealed record MetricComparison(Split Split, MetricValue? Before, MetricValue? After)
{
    /// <summary>The metric's name.</summary>
    public string Name => (Before ?? After)!.Name;

    /// <summary>By how much the second is greater.</summary>
    public double? Difference => After?.Value - Before?.Value;

    /// <summary>Whether the second lies outside of the first's 95 % interval; <see langword="null"/> where there is none.</summary>
    public bool? IsBeyondInterval => Before is { Low: { } low, High: { } high } && After is { Value: var value } ? value < low || value > high : null;
}
