using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Tool.Output;

/// <summary>Metrics for machines and for people.</summary>
internal static class MetricsOutput
{
    /// <summary>What a model's tasks reached, by task: <c>tasks.insect.best.accuracy</c>.</summary>
    public static JsonObject Tasks(ModelManifest manifest) =>
        new(manifest.Tasks.Select(task => KeyValuePair.Create(task.Name, (JsonNode?)Task(task.Metrics))));

    /// <summary>The metrics as plain numbers, and beside them their split, count and intervals.</summary>
    public static JsonObject Measured(MeasuredSplit measured)
    {
        var json = new JsonObject();
        foreach (var value in measured.Metrics.Values) json[value.Name] = JsonOutput.Number(value.Value);
        json["split"] = Words.Split(measured.Split);
        json["n"] = measured.Metrics.Count;
        json["intervals"] = new JsonObject(measured.Metrics.Values
            .Where(value => value is { Low: not null, High: not null })
            .Select(value => KeyValuePair.Create(value.Name, (JsonNode?)new JsonArray(value.Low, value.High))));
        return json;
    }

    /// <summary><c>0.9608 (95 %: 0.9170 to 0.9819, n = 153)</c>.</summary>
    public static string WithInterval(MetricValue value, int count)
    {
        var interval = value is { Low: { } low, High: { } high } ? $"95 %: {Words.Metric(low)} to {Words.Metric(high)}, " : "";
        return $"{Words.Metric(value.Value)} ({interval}n = {count})";
    }

    private static JsonObject Task(ManifestMetrics metrics)
    {
        var json = new JsonObject { ["primary"] = metrics.Primary, ["bestEpoch"] = metrics.BestEpoch };
        if (metrics.Start is { } start) json["start"] = Measured(start);
        json["best"] = Measured(metrics.Best);
        json["last"] = Measured(metrics.Last);
        if (metrics.Test is { } test) json["test"] = Measured(test);
        return json;
    }
}
