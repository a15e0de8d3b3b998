using System.Text.Json.Nodes;

namespace Tlpipe.Models.Manifests;

/// <summary>A manifest as JSON, always in the same order.</summary>
internal static class ManifestWriter
{
    public static JsonObject Write(ModelManifest manifest)
    {
        var json = Plain(manifest);
        if (manifest.Comparisons.Count > 0)
            json.Insert(json.IndexOf("inputs"), "comparisons", new JsonArray([.. manifest.Comparisons.Select(Comparison)]));
        return json;
    }

    private static JsonObject Plain(ModelManifest manifest) => new()
    {
        ["format"] = ModelManifest.CurrentFormat,
        ["name"] = manifest.Name,
        ["version"] = manifest.Version,
        ["key"] = manifest.Key.Hex,
        ["trainingKey"] = manifest.TrainingKey.Hex,
        ["input"] = InputJson.Of(manifest.Input),
        ["tasks"] = new JsonArray([.. manifest.Tasks.Select(Task)]),
        ["inputs"] = Sorted(manifest.Inputs, digest => digest.Hex),
        ["provenance"] = Sorted(manifest.Provenance, version => version),
        ["environment"] = Sorted(manifest.Environment, value => value),
        ["files"] = Sorted(manifest.Files, digest => digest.Hex),
    };

    private static JsonNode Comparison(ManifestComparison comparison)
    {
        var json = new JsonObject
        {
            ["with"] = comparison.With,
            ["seeds"] = comparison.Seeds,
            ["tasks"] = new JsonObject(comparison.Tasks.Select(task => KeyValuePair.Create(task.Key, (JsonNode?)Compared(task.Value)))),
        };
        if (comparison.DeltaM is { } deltaM) json["deltaM"] = Mean(deltaM);
        return json;
    }

    private static JsonObject Compared(ComparedTask task) => new()
    {
        ["verdict"] = task.Verdict,
        ["gains"] = new JsonObject(task.Gains.Select(gain => KeyValuePair.Create(gain.Key, (JsonNode?)Mean(gain.Value)))),
    };

    private static JsonObject Mean(MeanAndDeviation value) => new() { ["mean"] = value.Mean, ["sd"] = value.Deviation };

    private static JsonNode Task(ManifestTask task) => new JsonObject
    {
        ["name"] = task.Name,
        ["output"] = new JsonObject
        {
            ["kind"] = task.Output.Kind.ToString().ToLowerInvariant(),
            ["labels"] = new JsonArray([.. task.Output.Labels.Select(label => (JsonNode?)label)]),
        },
        ["metrics"] = Metrics(task.Metrics),
    };

    private static JsonObject Metrics(ManifestMetrics metrics)
    {
        var json = new JsonObject { ["primary"] = metrics.Primary, ["bestEpoch"] = metrics.BestEpoch };
        if (metrics.Start is not null) json["start"] = Measured(metrics.Start);
        json["best"] = Measured(metrics.Best);
        json["last"] = Measured(metrics.Last);
        if (metrics.Test is not null) json["test"] = Measured(metrics.Test);
        return json;
    }

    private static JsonObject Measured(MeasuredSplit measured)
    {
        var json = new JsonObject();
        foreach (var value in measured.Metrics.Values) json.Add(value.Name, Number(value.Value));
        json.Add(MeasuredNames.Split, measured.Split.ToString().ToLowerInvariant());
        json.Add(MeasuredNames.Count, measured.Metrics.Count);
        json.Add(MeasuredNames.Intervals, new JsonObject(measured.Metrics.Values
            .Where(value => value is { Low: not null, High: not null })
            .Select(value => KeyValuePair.Create(value.Name, (JsonNode?)new JsonArray(Number(value.Low!.Value), Number(value.High!.Value))))));
        if (measured.Metrics.Details is { } details) json.Add(MeasuredNames.Details, details.DeepClone());
        return json;
    }

    /// <summary>A number; null where it is none (JSON has no NaN).</summary>
    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonObject Sorted<T>(IReadOnlyDictionary<string, T> items, Func<T, string> text) =>
        new(items.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => KeyValuePair.Create(item.Key, (JsonNode?)text(item.Value))));
}
