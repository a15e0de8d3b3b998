using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Verification;

/// <summary>The first thing in which two artifacts of one model differ, in the order in which a training comes by them.</summary>
internal static class FirstDifference
{
    private static readonly string[] Moments = ["start", "epochs", "bestEpoch", "test"];

    /// <summary>Of an artifact and another one.</summary>
    public static string Between(string locked, string rebuilt)
    {
        var first = InCurves(locked, rebuilt) ?? TensorDifference.First(Path.Combine(locked, ArtifactFiles.Weights), Path.Combine(rebuilt, ArtifactFiles.Weights));
        return first is null ? "their curves and weights are the same" : $"the first difference is {first}";
    }

    /// <summary>Of what a lock remembers of an artifact that is gone.</summary>
    public static string Between(IReadOnlyList<VerifiedTask> tasks)
    {
        const string Gone = "the artifact that was locked is not at hand to look into";
        return tasks.FirstOrDefault(task => !task.Locked.Value.Equals(task.Rebuilt)) is { } differs
            ? $"{differs.Name}.{differs.Metric} is {Shown(differs.Rebuilt)} and was {Shown(differs.Locked.Value)} ({Gone})"
            : $"the metrics are the same ({Gone})";
    }

    private static string? InCurves(string locked, string rebuilt)
    {
        var (old, now) = (Curves(locked), Curves(rebuilt));
        return Moments.Select(moment => Compare(moment, old[moment], now[moment])).FirstOrDefault(difference => difference is not null);
    }

    private static JsonNode Curves(string folder) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, ArtifactFiles.Metrics)))!;

    private static string? Compare(string place, JsonNode? old, JsonNode? now)
    {
        if (JsonNode.DeepEquals(old, now)) return null;
        return (old, now) switch
        {
            (JsonObject before, JsonObject after) => before.Select(member => Compare($"{place}.{member.Key}", member.Value, after[member.Key]))
                .FirstOrDefault(difference => difference is not null) ?? $"{place} in metrics.json",
            (JsonArray before, JsonArray after) => before.Zip(after).Select((pair, index) => Compare($"{place}[{index}]", pair.First, pair.Second))
                .FirstOrDefault(difference => difference is not null) ?? $"the length of {place} in metrics.json: {after.Count}, and {before.Count} in the locked one",
            _ => $"{place} in metrics.json: {Text(now)}, and {Text(old)} in the locked one",
        };
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "nothing";

    private static string Shown(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
