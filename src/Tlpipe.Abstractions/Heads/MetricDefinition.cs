namespace Tlpipe.Abstractions;

/// <summary>One thing that a head measures.</summary>
/// <param name="Name">The name in gates and reports: <c>accuracy</c>, <c>macroF1</c>.</param>
/// <param name="HigherIsBetter">The direction.</param>
public sealed record MetricDefinition(string Name, bool HigherIsBetter = true);
