namespace Tlpipe.Pipeline.SideBySide;

/// <summary>One task of two models.</summary>
/// <param name="Name">The task.</param>
/// <param name="Metrics">What both measured: on validation, then on test.</param>
/// <param name="Examples">The examples one by one; <see langword="null"/> where that can't be said.</param>
/// <param name="Notes">What can't be compared, and why; each in a line for people.</param>
public sealed record TaskComparison(string Name, IReadOnlyList<MetricComparison> Metrics, PairedExamples? Examples, IReadOnlyList<string> Notes);
