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
        var table = new TextTable().Add("task", "", "start", "epoch 1", "best", "last", "epochs saved");
        foreach (var task in manifest.Tasks)
        {
            var gains = comparison.Gains[task.Name];
            table.Add([task.Name, "transfer", .. Sides(comparison.Runs.Select(run => run.Transfer), task.Name)]);
            table.Add([task.Metrics.Primary, "scratch", .. Sides(comparison.Runs.Select(run => run.Baseline), task.Name)]);
            table.Add("", summary.Tasks[task.Name].Verdict, Signed(gains.Start), Signed(gains.FirstEpoch), Signed(gains.Best), Signed(gains.Last), Saved(gains.EpochsToBaseline));
        }

        table.Write(output, "    ");
    }

    private static void Write(TextWriter output, Style style, SingleTaskComparison comparison, ModelManifest manifest)
    {
        output.WriteLine($"  {style.Strong("compared with each task alone")}, {Seeds(comparison)}, Δm {Signed(comparison.DeltaM)}");
        var table = new TextTable().Add("task", "metric", "together", "alone", "difference", "");
        foreach (var task in manifest.Tasks)
        {
            var gain = comparison.Tasks[task.Name];
            table.Add(task.Name, task.Metrics.Primary, Plain(gain.Joint), Plain(gain.Alone), Signed(gain.Difference), gain.Verdict);
            if (comparison.Test.TryGetValue(task.Name, out var test))
                table.Add("", $"{task.Metrics.Primary}, test", Plain(test.Joint), Plain(test.Alone), Signed(test.Difference), "");
        }

        table.Write(output, "    ");
    }

    private static IEnumerable<string> Sides(IEnumerable<Curve> curves, string task)
    {
        var all = curves.ToList();
        Func<string, double?>[] Of(Curve curve) => [curve.StartOf, curve.First, curve.Best, curve.Last];
        return Enumerable.Range(0, 4).Select(value => Plain(Spread.Of(all.Select(curve => Of(curve)[value](task)))));
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
    private static string Saved(Spread spread)
    {
        var never = spread.Values.Count(value => value is null);
        if (never == spread.Values.Count) return "never";
        return $"{spread.Mean!.Value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture)}{(spread.Sd is { } sd ? string.Create(CultureInfo.InvariantCulture, $" ± {sd:0.0}") : "")}{(never > 0 ? $", {never} never" : "")}";
    }

    private static string Plain(Spread spread) => With(spread, "0.0000");

    private static string Signed(Spread spread) => With(spread, "+0.0000;-0.0000;0.0000");

    /// <summary><c>0.9412 ± 0.0031</c>; the deviation is that of one seed from another.</summary>
    private static string With(Spread spread, string format) =>
        (spread.Mean?.ToString(format, CultureInfo.InvariantCulture) ?? "-") + (spread.Sd is { } sd ? $" ± {Words.Metric(sd)}" : "");
}
