namespace Tlpipe.Pipeline.SideBySide;

/// <summary>The examples that two models were both judged by.</summary>
/// <param name="Before">The first model's examples.</param>
/// <param name="After">The second model's examples.</param>
/// <param name="Common">Those of both, with the same label.</param>
/// <param name="Relabelled">Those of both whose label is another one now; they are compared no further.</param>
/// <param name="Classes">The common ones by class; empty where there are no classes.</param>
/// <param name="Broken">Those that only the first has right, the worst for the second first.</param>
/// <param name="Mended">Those that only the second has right, the worst for the first first.</param>
public sealed record PairedExamples(
    int Before,
    int After,
    int Common,
    int Relabelled,
    IReadOnlyList<ClassComparison> Classes,
    IReadOnlyList<FlippedExample> Broken,
    IReadOnlyList<FlippedExample> Mended)
{
    private const double Level = 0.05;

    /// <summary>The probability that models that are equally good differ so much: McNemar's exact test on <see cref="Broken"/> and <see cref="Mended"/>.</summary>
    public double P => McNemar.ExactP(Broken.Count, Mended.Count);

    /// <summary>Whether that is less than one in twenty.</summary>
    public bool IsSignificant => P < Level;
}
