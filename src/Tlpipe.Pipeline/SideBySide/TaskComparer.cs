using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.SideBySide;

/// <summary>Compares the tasks that two artifacts have in common.</summary>
internal static class TaskComparer
{
    /// <summary>Compares them.</summary>
    public static IReadOnlyList<TaskComparison> Compare(ComparedArtifact before, ComparedArtifact after, IEnumerable<string> names)
    {
        var (old, now) = (StoredPredictions.Read(before.Folder), StoredPredictions.Read(after.Folder));
        return [.. names.Select(name => Compare(TaskOf(before, name), TaskOf(after, name), old?.GetValueOrDefault(name), now?.GetValueOrDefault(name)))];
    }

    private static TaskComparison Compare(ManifestTask before, ManifestTask after, IReadOnlyList<StoredExample>? old, IReadOnlyList<StoredExample>? now)
    {
        var notes = new List<string>();
        if (before.Output.Kind != after.Output.Kind)
        {
            notes.Add($"A's output is {Kind(before)} and B's {Kind(after)}: neither metrics nor examples can be compared");
            return new(before.Name, [], null, notes);
        }

        if (!before.Output.Labels.SequenceEqual(after.Output.Labels, StringComparer.Ordinal)) notes.Add(Labels(before, after));
        var examples = PairedBy(before.Output.Kind, old, now, notes);
        return new(before.Name, [.. Metrics(before.Metrics.Best, after.Metrics.Best), .. Metrics(before.Metrics.Test, after.Metrics.Test)], examples, notes);
    }

    private static PairedExamples? PairedBy(OutputKind kind, IReadOnlyList<StoredExample>? old, IReadOnlyList<StoredExample>? now, List<string> notes)
    {
        if (old is null || now is null)
        {
            notes.Add($"the examples can't be compared one by one: {(old is null ? "A" : "B")} was made before models kept their predictions; build it again");
            return null;
        }

        var pairs = ExamplePairs.Of(kind, old, now);
        if (pairs.Common == 0) notes.Add("no validation example is common to both: the metrics are of different data, and their difference says little");
        else if (pairs.Common < Math.Max(old.Count, now.Count)) notes.Add($"validated by different examples: {pairs.Common} of A's {old.Count} and B's {now.Count} are the same, and the metrics are of all of each");
        return pairs.Common == 0 ? null : pairs;
    }

    private static IEnumerable<MetricComparison> Metrics(MeasuredSplit? before, MeasuredSplit? after)
    {
        if (before is null || after is null) yield break;
        var (old, now) = (before.Metrics.Values, after.Metrics.Values);
        foreach (var name in old.Select(value => value.Name).Union(now.Select(value => value.Name), StringComparer.Ordinal))
            yield return new(before.Split, old.FirstOrDefault(value => value.Name == name), now.FirstOrDefault(value => value.Name == name));
    }

    private static string Labels(ManifestTask before, ManifestTask after)
    {
        var (gone, added) = (before.Output.Labels.Except(after.Output.Labels, StringComparer.Ordinal).ToList(), after.Output.Labels.Except(before.Output.Labels, StringComparer.Ordinal).ToList());
        string[] changes = [.. gone.Count > 0 ? [$"only A has {string.Join(", ", gone)}"] : Array.Empty<string>(), .. added.Count > 0 ? [$"only B has {string.Join(", ", added)}"] : Array.Empty<string>()];
        return changes.Length == 0 ? "the labels stand in another order" : $"the labels differ: {string.Join("; ", changes)}";
    }

    private static ManifestTask TaskOf(ComparedArtifact artifact, string name) => artifact.Manifest.Tasks.First(task => task.Name == name);

    private static string Kind(ManifestTask task) => task.Output.Kind.ToString().ToLowerInvariant();
}
