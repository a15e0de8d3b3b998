using Tlpipe.Pipeline.SideBySide;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Compare;

/// <summary>Two models side by side for people.</summary>
internal static class CompareText
{
    /// <summary>Writes it.</summary>
    public static void Write(CommandContext context, ArtifactComparison comparison)
    {
        var (output, style) = (context.Out, context.Console.OutStyle);
        new TextTable()
            .Add("A", Title(comparison.Before), comparison.Before.Folder)
            .Add("B", Title(comparison.After), comparison.After.Folder)
            .Write(output, style: style);
        if (comparison.IsSame) output.WriteLine("  the same: every file of A and B is equal to the byte");
        foreach (var task in comparison.Tasks) TaskText.Write(output, style, task);
        if (comparison.Tasks.Count == 0) output.WriteLine("\n  no task is common to A and B, so nothing they reached can be compared");
        Only(output, "A", comparison.OnlyBefore);
        Only(output, "B", comparison.OnlyAfter);
        output.WriteLine();
        WriteInputs(output, style, comparison);
    }

    private static string Title(ComparedArtifact artifact) => $"{artifact.Manifest.Name} {artifact.Manifest.Version}";

    private static void Only(TextWriter output, string which, IReadOnlyList<string> tasks)
    {
        if (tasks.Count > 0) output.WriteLine($"\n  only {which} has {(tasks.Count == 1 ? "the task" : "the tasks")} {Words.Printable(string.Join(", ", tasks))}");
    }

    private static void WriteInputs(TextWriter output, Style style, ArtifactComparison comparison)
    {
        output.WriteLine($"  {style.Strong("what changed from A to B")}");
        foreach (var line in comparison.Inputs.SelectMany(input => input.Lines)) output.WriteLine($"    {Words.Printable(line)}");
        foreach (var (name, (before, after)) in comparison.Environment)
            output.WriteLine($"    {Words.Printable($"computed by another {name}: {before ?? "nothing"} -> {after ?? "nothing"}")}");
        if (comparison.Inputs.Count == 0 && comparison.Environment.Count == 0) output.WriteLine("    nothing: the same inputs, in the same environment");
    }
}
