using System.Text.Json.Nodes;

namespace Tlpipe.Pipeline.Reports;

/// <summary>What a page shows of an artifact's predictions: some thousand examples become bins, points, and the few that it is most wrong about.</summary>
internal static class PredictionData
{
    /// <summary>The examples shown of each task, those with the highest loss.</summary>
    public const int MostWrong = 24;

    private const int MostPoints = 1000;

    /// <summary>The tasks' predictions, by the task's name.</summary>
    /// <param name="predictions">The content of <c>predictions.json</c>.</param>
    public static JsonObject Tasks(JsonObject predictions) => new(
        predictions["tasks"]!.AsObject().Select(task => KeyValuePair.Create(task.Key, (JsonNode?)Task(ReportedTask.Read(task.Value!.AsObject())))));

    /// <summary>The examples that are shown one by one.</summary>
    /// <param name="tasks">What <see cref="Tasks"/> made.</param>
    public static IReadOnlySet<string> Shown(JsonObject tasks) =>
        tasks.SelectMany(task => task.Value!["wrong"]!.AsArray()).Select(example => (string)example!["id"]!).ToHashSet(StringComparer.Ordinal);

    private static JsonObject Task(ReportedTask task)
    {
        var data = new JsonObject
        {
            ["kind"] = task.Kind,
            ["labels"] = new JsonArray([.. task.Labels.Select(label => (JsonNode?)label)]),
            ["n"] = task.Examples.Count,
            ["wrong"] = new JsonArray([.. task.Examples.Where(IsWrong(task)).OrderByDescending(example => example.Loss).Take(MostWrong).Select(example => example.Json.DeepClone())]),
        };
        if (task.Kind == ReportedTask.Number) data["scatter"] = Points(task);
        else if (Calibration.Of(task) is { Count: > 0 } calibration) data["calibration"] = calibration.ToJson();
        return data;
    }

    /// <summary>Whether an example is worth a look: of classes those that were missed, of numbers any.</summary>
    private static Func<ReportedExample, bool> IsWrong(ReportedTask task) => example => task.Kind == ReportedTask.Number || example.Judged(task.Kind).Any(judged => !judged.IsRight);

    /// <summary>Evenly spaced where there are many.</summary>
    private static JsonObject Points(ReportedTask task)
    {
        var all = task.Examples.Where(example => example.Output is [_, ..] && example.Labels is [_, ..]).ToList();
        var step = Math.Max(1, (all.Count + MostPoints - 1) / MostPoints);
        return new()
        {
            ["of"] = all.Count,
            ["points"] = new JsonArray([.. all.Where((_, place) => place % step == 0).Select(example => (JsonNode?)new JsonArray(example.Labels[0], example.Output[0]))]),
        };
    }
}
