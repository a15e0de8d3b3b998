using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Inspect;

/// <summary>A model for people.</summary>
internal static class InspectText
{
    private const int ShownLabels = 12;

    /// <summary>Writes it.</summary>
    public static void Write(CommandContext context, string folder, ModelManifest manifest, ParameterCount parameters)
    {
        var (output, style) = (context.Out, context.Console.OutStyle);
        output.WriteLine(style.Strong($"{manifest.Name} {manifest.Version}"));
        new TextTable()
            .Add("folder", folder)
            .Add("key", manifest.Key.Hex)
            .Add("input", $"{manifest.Input.Signature}, codec {manifest.Input.Codec} {BriefJson.Text(manifest.Input.Settings)}")
            .Add("parameters", $"{Words.Count(parameters.Total)}: trunk {Words.Count(parameters.Trunk)}, {(parameters.Sharing == 0 ? "" : $"sharing {Words.Count(parameters.Sharing)}, ")}heads {Words.Count(parameters.Heads)}")
            .Add("computed by", string.Join(", ", manifest.Environment.Select(part => $"{part.Key} {part.Value}")))
            .Add("built by", string.Join(", ", manifest.Provenance.Select(part => $"{part.Key} {part.Value}")))
            .Write(output, "  ");
        foreach (var task in manifest.Tasks) Write(output, style, task);
        if (manifest.Comparisons.Count > 0)
        {
            output.WriteLine();
            ComparisonOutput.Write(output, style, folder, manifest);
        }

        Section(output, style, "files", Files(folder));
        Section(output, style, "made from", Inputs(manifest));
    }

    private static void Write(TextWriter output, Style style, ManifestTask task)
    {
        output.WriteLine();
        output.WriteLine($"  {style.Strong($"task {Words.Printable(task.Name)}")}, {task.Output.Kind.ToString().ToLowerInvariant()}{Labels(task.Output.Labels)}");
        var columns = Measurements(task.Metrics).ToList();
        var table = new TextTable().Add(["", .. columns.Select(column => column.Title)]);
        foreach (var metric in task.Metrics.Best.Metrics.Values)
            table.Add([metric.Name, .. columns.Select(column => Words.Metric(column.Measured.Metrics[metric.Name].Value))]);
        table.Write(output, "    ");
        var primary = task.Metrics.Best.Metrics[task.Metrics.Primary];
        output.WriteLine($"    {primary.Name} of the epoch that ships, {task.Metrics.BestEpoch}: {MetricsOutput.WithInterval(primary, task.Metrics.Best.Metrics.Count)} on {Words.Split(task.Metrics.Best.Split)}");
    }

    /// <summary>Of many the first; <c>--json</c> has all.</summary>
    private static string Labels(IReadOnlyList<string> labels)
    {
        if (labels.Count == 0) return "";
        var more = labels.Count - ShownLabels;
        return Words.Printable($": {string.Join(", ", labels.Take(ShownLabels))}{(more > 0 ? $", … and {Words.Count(more)} more" : "")}");
    }

    private static IEnumerable<(string Title, MeasuredSplit Measured)> Measurements(ManifestMetrics metrics)
    {
        if (metrics.Start is { } start) yield return ("start", start);
        yield return ("best", metrics.Best);
        yield return ("last", metrics.Last);
        if (metrics.Test is { } test) yield return ("test", test);
    }

    private static void Section(TextWriter output, Style style, string title, TextTable rows)
    {
        output.WriteLine();
        output.WriteLine($"  {style.Strong(title)}");
        rows.Write(output, "    ");
    }

    private static TextTable Files(string folder)
    {
        var table = new TextTable();
        foreach (var file in new DirectoryInfo(folder).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
            table.Add(file.Name, Words.Size(file.Length));
        return table;
    }

    private static TextTable Inputs(ModelManifest manifest)
    {
        var table = new TextTable();
        foreach (var (name, digest) in manifest.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal)) table.Add(name, digest.Short);
        return table;
    }
}
