using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Evaluation;

/// <summary>What a model made of a split's labelled examples, by task.</summary>
internal sealed class SplitPredictions(IReadOnlyList<PlannedTask> tasks)
{
    /// <summary>The tasks, in the file's order.</summary>
    public IReadOnlyList<TaskPredictions> Tasks { get; } = [.. tasks.Select(task => new TaskPredictions(task))];

    /// <summary>Those of a task.</summary>
    public TaskPredictions Of(PlannedTask task) => Tasks.First(predictions => predictions.Task.Name == task.Name);
}
