using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>The learning curves of a run as JSON: <c>metrics.json</c>.</summary>
internal static class MetricsJson
{
    /// <summary>The whole history.</summary>
    public static JsonObject Of(IReadOnlyList<PlannedTask> tasks, TrainingHistory history) => new()
    {
        ["format"] = 2,
        ["bestEpoch"] = history.BestEpoch,
        ["tasks"] = new JsonArray([.. tasks.Select(task => JsonValue.Create(task.Name))]),
        ["primary"] = new JsonObject(tasks.Select(task => KeyValuePair.Create(task.Name, (JsonNode?)Metric(task.PrimaryMetric)))),
        ["start"] = Start(history.Start),
        ["epochs"] = new JsonArray([.. history.Epochs.Select(Epoch)]),
        ["test"] = Tasks(history.Test, Values),
    };

    /// <summary>What the features knew before training.</summary>
    public static JsonObject Start(IReadOnlyDictionary<string, MeasuredMetrics> start) => Tasks(start, Values);

    private static JsonObject Metric(MetricDefinition metric) => new() { ["metric"] = metric.Name, ["higherIsBetter"] = metric.HigherIsBetter };

    /// <summary>One epoch.</summary>
    public static JsonObject Epoch(EpochRecord epoch)
    {
        var json = new JsonObject
        {
            ["epoch"] = epoch.Epoch,
            ["phase"] = epoch.Phase,
            ["rate"] = Number(epoch.Rate),
            ["score"] = Number(epoch.Score),
            ["tasks"] = Tasks(epoch.Tasks, TaskEpoch),
        };
        if (epoch.Gradients is { } gradients) json["gradients"] = Gradients(gradients);
        return json;
    }

    private static JsonObject Gradients(GradientCosines gradients) => new()
    {
        ["steps"] = gradients.Steps,
        ["cosines"] = new JsonArray([.. gradients.Cosines.Select(row => new JsonArray([.. row.Select(cosine => cosine is { } value ? Number(value) : null)]))]),
    };

    private static JsonObject TaskEpoch(TaskEpochRecord task)
    {
        var json = new JsonObject { ["loss"] = Number(task.Loss), ["weight"] = Number(task.Weight), ["validationLoss"] = Number(task.ValidationLoss) };
        foreach (var value in task.Validation.Values) json[value.Name] = Number(value.Value);
        return json;
    }

    private static JsonObject Values(MeasuredMetrics metrics) =>
        new(metrics.Values.Select(value => KeyValuePair.Create(value.Name, Number(value.Value))));

    /// <summary>A number; null where it is none (JSON has no NaN).</summary>
    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonObject Tasks<T>(IReadOnlyDictionary<string, T> tasks, Func<T, JsonObject> content) =>
        new(tasks.Select(task => KeyValuePair.Create(task.Key, (JsonNode?)content(task.Value))));
}
