using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.SideBySide;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Compare;

/// <summary>One task of two models for people, no wider than a narrow terminal.</summary>
internal static class TaskText
{
    private const int ShownExamples = 10;
    private const int ShownClasses = 12;
    private const int LongestName = 40;

    /// <summary>Writes it.</summary>
    public static void Write(TextWriter output, Style style, TaskComparison task)
    {
        output.WriteLine();
        output.WriteLine($"  {style.Strong($"task {Words.Printable(task.Name)}")}");
        foreach (var note in task.Notes) output.WriteLine($"    {style.Warn("note")}: {Words.Printable(note)}");
        if (task.Metrics.Count > 0) Metrics(task.Metrics).Write(output, "    ");
        if (task.Examples is not { } examples) return;
        output.WriteLine($"    {Flips(examples)}");
        if (examples.Classes.Count > 0) WriteClasses(output, examples.Classes);
        WriteExamples(output, style.Bad("right -> wrong"), examples.Broken);
        WriteExamples(output, style.Good("wrong -> right"), examples.Mended);
    }

    private static TextTable Metrics(IReadOnlyList<MetricComparison> metrics)
    {
        var table = new TextTable().Add("", "A", "B", "B - A");
        foreach (var metric in metrics)
            table.Add(
                metric.Split == Split.Test ? $"{metric.Name} (test)" : metric.Name,
                Value(metric.Before?.Value),
                Value(metric.After?.Value),
                Signed(metric.Difference),
                Judged(metric));
        return table;
    }

    private static string Judged(MetricComparison metric) => metric is { IsBeyondInterval: { } beyond, Before: { Low: { } low, High: { } high } }
        ? $"{(beyond ? "beyond" : "within")} A's 95 %: {Words.Metric(low)} to {Words.Metric(high)}"
        : "";

    private static string Flips(PairedExamples examples)
    {
        var relabelled = examples.Relabelled > 0 ? $", {examples.Relabelled} relabelled and left out" : "";
        var common = $"{Words.Many(examples.Common, "example", "examples")} of both{relabelled}";
        if (examples.Broken.Count + examples.Mended.Count == 0) return $"{common}: none flipped";
        var chance = $"p = {examples.P.ToString("0.0000", CultureInfo.InvariantCulture)} by McNemar's exact test";
        return $"{common}: {examples.Mended.Count} mended, {examples.Broken.Count} broken\n    {(examples.IsSignificant ? "more than chance" : "may be chance")}: {chance}";
    }

    private static void WriteClasses(TextWriter output, IReadOnlyList<ClassComparison> classes)
    {
        var table = new TextTable().Add("right in class", "n", "A", "B", "B - A");
        // Of many, those that moved the most.
        var shown = classes.Count <= ShownClasses ? classes : [.. classes.OrderByDescending(one => Math.Abs(one.Difference)).Take(ShownClasses)];
        foreach (var one in shown) table.Add(Short(one.Label), Words.Count(one.Count), Words.Metric(one.Before), Words.Metric(one.After), Signed(one.Difference));
        output.WriteLine();
        table.Write(output, "    ");
        More(output, classes.Count - shown.Count, "class", "classes");
    }

    private static void WriteExamples(TextWriter output, string title, IReadOnlyList<FlippedExample> examples)
    {
        if (examples.Count == 0) return;
        var table = new TextTable();
        foreach (var example in examples.Take(ShownExamples))
            table.Add(Short(example.After.Name), $"{Said(example.Before)} -> {Said(example.After)}");
        output.WriteLine();
        output.WriteLine($"    {title}");
        table.Write(output, "      ");
        More(output, examples.Count - ShownExamples, "example", "examples");
    }

    private static void More(TextWriter output, int count, string one, string many)
    {
        if (count > 0) output.WriteLine($"      and {Words.Many(count, one, many)} more (all of them: --json)");
    }

    private static string Said(StoredExample example) =>
        example.Confidence is { } sure ? $"{Short(example.Predicted)} {sure.ToString("0.00", CultureInfo.InvariantCulture)}" : Short(example.Predicted);

    /// <summary>The end of a long name: that of a path tells the most.</summary>
    private static string Short(string name) => name.Length <= LongestName ? name : $"…{name[^(LongestName - 1)..]}";

    private static string Value(double? value) => value is { } number ? Words.Metric(number) : "-";

    private static string Signed(double? value) => value is { } number ? number.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture) : "";
}
