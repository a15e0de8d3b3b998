using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>The classes of a task with their examples.</summary>
internal static class ClassCounts
{
    /// <summary>The classes whose count is as wanted, the rarest first.</summary>
    public static IReadOnlyList<(string Class, int Count)> Of(TaskDraft task, LabelCounts counts, Func<int, bool> isWanted) =>
        [.. task.Planned!.Target.Classes.Zip(counts.PerClass).Where(pair => isWanted(pair.Second)).OrderBy(pair => pair.Second)];
}
