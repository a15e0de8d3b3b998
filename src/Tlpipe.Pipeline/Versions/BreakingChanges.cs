using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Versions;

/// <summary>What applications would see of a plan that they don't see of the locked model: its input, its tasks, their kinds and labels.</summary>
internal static class BreakingChanges
{
    /// <summary>Each change in a few words; none where an application can't tell the two apart.</summary>
    public static IReadOnlyList<string> Between(ModelLock locked, TrainingPlan plan)
    {
        var old = locked.Tasks.ToDictionary(task => task.Name, task => task.Output, StringComparer.Ordinal);
        var now = plan.Tasks.ToDictionary(task => task.Name, task => task.Head.Output(task.Target), StringComparer.Ordinal);
        string[] before = [.. locked.Tasks.Select(task => task.Name)], after = [.. plan.Tasks.Select(task => task.Name)];
        return
        [
            .. Input(locked.Input!, plan.DataSets[0].Data.Codec),
            .. before.Except(after, StringComparer.Ordinal).Select(name => $"task '{name}' removed"),
            .. after.Except(before, StringComparer.Ordinal).Select(name => $"task '{name}' added"),
            .. Reordered("tasks", before, after),
            .. after.Where(old.ContainsKey).SelectMany(name => Output(name, old[name], now[name])),
        ];
    }

    private static IEnumerable<string> Input(LockedInput locked, IInputCodec codec)
    {
        if (!locked.Signature.Equals(codec.Output)) yield return $"input {locked.Signature} -> {codec.Output}";
        if (locked.Codec != codec.Name) yield return $"codec {locked.Codec} -> {codec.Name}";
    }

    private static IEnumerable<string> Output(string task, OutputSignature before, OutputSignature after) =>
    [
        .. before.Kind == after.Kind ? Array.Empty<string>() : [$"kind of task '{task}' {Word(before.Kind)} -> {Word(after.Kind)}"],
        .. before.Labels.Except(after.Labels, StringComparer.Ordinal).Select(label => $"label '{label}' of task '{task}' removed"),
        .. after.Labels.Except(before.Labels, StringComparer.Ordinal).Select(label => $"label '{label}' of task '{task}' added"),
        .. Reordered($"labels of task '{task}'", before.Labels, after.Labels),
    ];

    private static IEnumerable<string> Reordered(string what, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var (kept, present) = (before.Intersect(after, StringComparer.Ordinal).ToList(), after.Intersect(before, StringComparer.Ordinal).ToList());
        if (!kept.SequenceEqual(present, StringComparer.Ordinal)) yield return $"{what} in another order ({string.Join(", ", kept)} -> {string.Join(", ", present)})";
    }

    private static string Word(OutputKind kind) => kind.ToString().ToLowerInvariant();
}
