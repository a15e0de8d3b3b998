using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>The words of the progress, the same on a terminal and in a file.</summary>
internal static class ProgressText
{
    public static string Weights(string source, IReadOnlyList<string> dropped) => dropped.Count == 0
        ? $"weights {source}"
        : $"weights {source}; the old last layer is cut off ({string.Join(", ", dropped)})";

    public static string Waiting(string model) => $"another process builds {model}; waiting for its result";

    public static string Resumed(TrainingEvent.Resumed resumed) => $"goes on from step {resumed.Step} of {resumed.Steps}, where an earlier run was cut off";

    /// <summary><c>comparison: scratch, seed 8 (3 of 7)</c>.</summary>
    public static string Comparing(TrainingEvent.Comparing comparing) => $"comparison: {comparing.Name} ({comparing.Number} of {comparing.Count})";

    public static string Features(TrainingEvent.FeaturesComputed features) =>
        $"{(features.ForStart ? "start: " : "")}features of {features.DataSet}, {Words.Split(features.Split)}";

    public static string Loss(EpochRecord epoch) => $"loss {Words.Metric(epoch.Tasks.Values.Average(task => task.Loss))}";

    /// <summary>The primary metric of each task: <c>insect.accuracy 0.9477</c>.</summary>
    public static IEnumerable<string> Metrics(EpochRecord epoch) =>
        epoch.Tasks.Select(task => $"{task.Key}.{task.Value.Validation.Values[0].Name} {Words.Metric(task.Value.Validation.Values[0].Value)}");
}
