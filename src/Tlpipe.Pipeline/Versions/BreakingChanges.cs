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
        if (locked.Form.Kind != codec.Form.Kind) yield return $"input as a {Word(locked.Form.Kind)} -> as a {Word(codec.Form.Kind)}";
        // What a text or a record becomes is the model's own affair: other words, another width. A file is what it says it is.
        else if (codec.Form.Kind == InputFormKind.File && !locked.Signature.Equals(codec.Output)) yield return $"input {locked.Signature} -> {codec.Output}";
        foreach (var change in Fields(locked.Form.Fields, codec.Form.Fields)) yield return change;
        if (locked.Codec != codec.Name) yield return $"codec {locked.Codec} -> {codec.Name}";
    }

    /// <summary>A record that was complete must stay so; a field that may be missing can be added, and one that had to be there be left out.</summary>
    private static IEnumerable<string> Fields(IReadOnlyList<InputField> before, IReadOnlyList<InputField> after)
    {
        var old = before.ToDictionary(field => field.Name, StringComparer.Ordinal);
        var now = after.ToDictionary(field => field.Name, StringComparer.Ordinal);
        foreach (var field in before.Where(field => !now.ContainsKey(field.Name))) yield return $"field '{field.Name}' removed";
        foreach (var field in after.Where(field => !old.ContainsKey(field.Name) && !field.CanBeMissing)) yield return $"field '{field.Name}' added";
        foreach (var field in after.Where(field => old.ContainsKey(field.Name)))
        {
            var known = old[field.Name];
            if (known.Type != field.Type) yield return $"field '{field.Name}' {Word(known.Type)} -> {Word(field.Type)}";
            if (known.CanBeMissing && !field.CanBeMissing) yield return $"field '{field.Name}' can't be missing any more";
        }
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

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
