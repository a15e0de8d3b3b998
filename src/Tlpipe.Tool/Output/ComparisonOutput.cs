using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Comparing;

namespace Tlpipe.Tool.Output;

/// <summary>What a model's comparisons showed, for machines and for people.</summary>
internal static class ComparisonOutput
{
    /// <summary>In short, as the manifest has it.</summary>
    public static JsonArray Of(ModelManifest manifest) => new([.. manifest.Comparisons.Select(Of)]);

    /// <summary>A table for each comparison; nothing where there is none.</summary>
    public static void Write(TextWriter output, Style style, string folder, ModelManifest manifest)
    {
        if (manifest.Comparisons.Count == 0) return;
        foreach (var (comparison, summary) in ComparisonJson.Read(folder).Zip(manifest.Comparisons))
            if (comparison is ScratchComparison scratch) Write(output, style, scratch, summary, manifest);
            else if (comparison is SingleTaskComparison single) Write(output, style, single, manifest);
    }

    private static void Write(TextWriter output, Style style, ScratchComparison comparison, ManifestComparison summary, ModelManifest manifest)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {style.Strong("compared with random weights")}, {Seeds(comparison)}, learning rate {comparison.Rate}"));
        var table = new TextTable().Add("", "transfer", "scratch", "gain", "");
        foreach (var task in manifest.Tasks)
        {
            var gains = comparison.Gains[task.Name];
            table.Add($"{task.Name}, {task.Metrics.Primary}");
            Epoch("start", curve => curve.StartOf(task.Name), gains.Start);
            Epoch("epoch 1", curve => curve.First(task.Name), gains.FirstEpoch);
            Epoch("best", curve => curve.Best(task.Name), gains.Best, summary.Tasks[task.Name].Verdict);
            Epoch("last", curve => curve.Last(task.Name), gains.Last);
            table.Add("  epochs saved", "", "", Saved(gains.EpochsToBaseline, comparison.Runs), "");
            foreach (var size in comparison.Sizes)
                table.Add($"  {Words.Many(size.Examples, "example", "examples")}", Plain(size.Transfer[task.Name]), Plain(size.Baseline[task.Name]), "", "");
        }

        table.Write(output, "    ");
        WriteDiverged(output, style, comparison);

        void Epoch(string name, Func<Curve, double?> value, Spread gain, string verdict = "") => table.Add(
            $"  {name}", Plain(Over(run => run.Transfer, value)), Plain(Over(run => run.Baseline, value)), Signed(gain), verdict);

        Spread Over(Func<ScratchRun, Curve?> side, Func<Curve, double?> value) => Spread.Of(comparison.Runs.Select(run => side(run) is { } curve ? value(curve) : null));
    }

    private static void Write(TextWriter output, Style style, SingleTaskComparison comparison, ModelManifest manifest)
    {
        output.WriteLine($"  {style.Strong("compared with each task alone")}, {Seeds(comparison)}, Δm {Signed(comparison.DeltaM)}");
        var table = new TextTable().Add("", "together", "alone", "gain", "");
        foreach (var task in manifest.Tasks)
        {
            var gain = comparison.Tasks[task.Name];
            table.Add($"{task.Name}, {task.Metrics.Primary}");
            table.Add("  validation", Plain(gain.Joint), Plain(gain.Alone), Signed(gain.Difference), gain.Verdict);
            if (comparison.Test.TryGetValue(task.Name, out var test)) table.Add("  test", Plain(test.Joint), Plain(test.Alone), Signed(test.Difference), "");
        }

        table.Write(output, "    ");
        if (comparison.Pairs.Count > 0) Write(output, style, comparison.Pairs);
        WriteDiverged(output, style, comparison);
    }

    private static void WriteDiverged(TextWriter output, Style style, Comparison comparison)
    {
        foreach (var name in comparison.Diverged ?? []) output.WriteLine($"    {style.Warn("diverged")}: {name}; it counts nowhere");
    }

    private static void Write(TextWriter output, Style style, IReadOnlyList<TaskPair> pairs)
    {
        output.WriteLine($"  {style.Strong("what a task gains from another")}, in pairs");
        var table = new TextTable();
        foreach (var pair in pairs)
            foreach (var task in pair.Tasks)
                table.Add(task, $"with {pair.Tasks.First(other => other != task)}", Signed(pair.Difference[task]));
        table.Write(output, "    ");
    }

    private static JsonNode Of(ManifestComparison comparison) => new JsonObject
    {
        ["with"] = comparison.With,
        ["seeds"] = comparison.Seeds,
        ["tasks"] = new JsonObject(comparison.Tasks.Select(task => KeyValuePair.Create(task.Key, (JsonNode?)new JsonObject
        {
            ["verdict"] = task.Value.Verdict,
            ["gains"] = new JsonObject(task.Value.Gains.Select(gain => KeyValuePair.Create(gain.Key, (JsonNode?)Mean(gain.Value)))),
        }))),
        ["deltaM"] = comparison.DeltaM is { } deltaM ? Mean(deltaM) : null,
    };

    private static JsonObject Mean(MeanAndDeviation value) => new() { ["mean"] = value.Mean, ["sd"] = value.Deviation };

    private static string Seeds(Comparison comparison) => Words.Many(comparison.Seeds.Count, "seed", "seeds");

    /// <summary>The epochs saved to the baseline's best; a seed that never got there counts in neither mean nor deviation, so it is told.</summary>
    private static string Saved(Spread spread, IReadOnlyList<ScratchRun> runs)
    {
        var both = runs.Count(run => run is { Transfer: not null, Baseline: not null });
        var never = both - spread.Values.Count(value => value is not null);
        if (both == 0) return "-";
        if (never == both) return "never";
        return $"{spread.Mean!.Value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)}{(spread.Sd is { } sd ? string.Create(CultureInfo.InvariantCulture, $" ± {sd:0.0}") : "")}{(never > 0 ? $", {never} never" : "")}";
    }

    private static string Plain(Spread spread) => With(spread, "0.0000");

    private static string Signed(Spread spread) => With(spread, "+0.0000;-0.0000;0.0000");

    /// <summary><c>0.9412 ± 0.0031</c>; the deviation is that of one seed from another.</summary>
    private static string With(Spread spread, string format) =>
        (spread.Mean?.ToString(format, CultureInfo.InvariantCulture) ?? "-") + (spread.Sd is { } sd ? $" ± {Words.Metric(sd)}" : "");
}
