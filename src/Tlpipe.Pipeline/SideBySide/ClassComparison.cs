namespace Tlpipe.Pipeline.SideBySide;

/// <summary>How often two models are right about the common examples of one class.</summary>
/// <param name="Label">The class.</param>
/// <param name="Count">The common examples of it.</param>
/// <param name="Before">The share of them that the first has right.</param>
/// <param name="After">The share of them that the second has right.</param>
public sealed record ClassComparison(string Label, int Count, double Before, double After)
{
    /// <summary>By how much the second is better.</summary>
    public double Difference => After - Before;
}
