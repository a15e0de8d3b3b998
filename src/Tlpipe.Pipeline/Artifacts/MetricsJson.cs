using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>The learning curves of a run as JSON: <c>metrics.json</c>.</summary>
internal static class MetricsJson
{
    /// <summary>The whole history.</summary>
    public static JsonObject Of(TrainingHistory history) => new()
    {
        ["format"] = 1,
        ["bestEpoch"] = history.BestEpoch,
        ["start"] = Tasks(history.Start, Values),
        ["epochs"] = new JsonArray([.. history.Epochs.Select(Epoch)]),
        ["test"] = Tasks(history.Test, Values),
    };

    /// <summary>The metrics as plain numbers, and beside them their split, count and intervals.</summary>
    public static JsonObject Measured(MeasuredMetrics metrics, Split split)
    {
        var json = Values(metrics);
        json["split"] = split.ToString().ToLowerInvariant();
        json["n"] = metrics.Count;
        json["intervals"] = new JsonObject(metrics.Values
            .Where(value => value is { Low: not null, High: not null })
            .Select(value => KeyValuePair.Create(value.Name, (JsonNode?)new JsonArray(value.Low, value.High))));
        return json;
    }

    private static JsonNode Epoch(EpochRecord epoch) => new JsonObject
    {
        ["epoch"] = epoch.Epoch,
        ["rate"] = epoch.Rate,
        ["score"] = epoch.Score,
        ["tasks"] = Tasks(epoch.Tasks, TaskEpoch),
    };

    private static JsonObject TaskEpoch(TaskEpochRecord task)
    {
        var json = new JsonObject { ["loss"] = task.Loss, ["weight"] = task.Weight, ["validationLoss"] = task.ValidationLoss };
        foreach (var value in task.Validation.Values) json[value.Name] = value.Value;
        return json;
    }

    private static JsonObject Values(MeasuredMetrics metrics) =>
        new(metrics.Values.Select(value => KeyValuePair.Create(value.Name, (JsonNode?)value.Value)));

    private static JsonObject Tasks<T>(IReadOnlyDictionary<string, T> tasks, Func<T, JsonObject> content) =>
        new(tasks.Select(task => KeyValuePair.Create(task.Key, (JsonNode?)content(task.Value))));
}
