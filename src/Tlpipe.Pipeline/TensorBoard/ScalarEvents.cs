using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tlpipe.Pipeline.TensorBoard;

/// <summary>The curves of <c>metrics.json</c> as scalars: of a task <c>loss/car</c>, <c>accuracy/car</c>; of the run <c>rate</c>, <c>score</c>.</summary>
internal static class ScalarEvents
{
    private const string Epoch = "epoch";
    private const string Tasks = "tasks";

    /// <summary>All that the file holds: what the features knew at step 0, then a step for each epoch.</summary>
    public static IReadOnlyList<(long Step, IReadOnlyList<(string Tag, float Value)> Scalars)> Of(JsonObject metrics)
    {
        var start = OfTasks(metrics["start"]!.AsObject());
        var epochs = metrics["epochs"]!.AsArray().Select(epoch => ((long)epoch![Epoch]!, OfEpoch(epoch.AsObject())));
        return [.. start.Count > 0 ? [(0L, start)] : Array.Empty<(long, IReadOnlyList<(string, float)>)>(), .. epochs];
    }

    /// <summary>Those of one epoch.</summary>
    public static IReadOnlyList<(string Tag, float Value)> OfEpoch(JsonObject epoch) =>
    [
        .. epoch.Where(member => member.Key != Epoch && IsNumber(member.Value)).Select(member => (member.Key, Number(member.Value!))),
        .. OfTasks(epoch[Tasks]!.AsObject()),
    ];

    /// <summary>Those of tasks.</summary>
    public static IReadOnlyList<(string Tag, float Value)> OfTasks(JsonObject tasks) =>
    [
        .. tasks.SelectMany(task => task.Value!.AsObject().Where(member => IsNumber(member.Value)).Select(member => ($"{member.Key}/{task.Key}", Number(member.Value!)))),
    ];

    private static bool IsNumber(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number;

    private static float Number(JsonNode value) => (float)value.Deserialize<double>();
}
