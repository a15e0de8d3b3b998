using Tlpipe.Abstractions;

namespace Tlpipe.Models;

/// <summary>What a model says about one input.</summary>
/// <param name="Source">The input: its path, or what the caller called it.</param>
/// <param name="Tasks">One result for each of the model's tasks, in its order.</param>
public sealed record Prediction(string Source, IReadOnlyList<TaskPrediction> Tasks)
{
    /// <summary>The result of a task.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such task.</exception>
    public TaskPrediction this[string task] =>
        Tasks.FirstOrDefault(result => result.Task == task) ?? throw new KeyNotFoundException($"the model has no task '{task}'; it has {string.Join(", ", Tasks.Select(result => result.Task))}");
}

/// <summary>What a model says about one input for one task.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Kind">What the scores mean.</param>
/// <param name="Label">The label with the highest score; null where the task gives a number.</param>
/// <param name="Confidence">The label's score, 0 to 1; null where the task gives a number.</param>
/// <param name="Number">The number that the task gives; null where it gives labels.</param>
/// <param name="Scores">Every label with its score, in the model's order: they add up to 1 for classes, and each stands alone for labels of which several may hold. Empty for a number.</param>
public sealed record TaskPrediction(string Task, OutputKind Kind, string? Label, double? Confidence, double? Number, IReadOnlyList<LabelScore> Scores);

/// <summary>A label and its score, 0 to 1.</summary>
/// <param name="Label">The label.</param>
/// <param name="Score">The score.</param>
public sealed record LabelScore(string Label, double Score);

/// <summary>What came of one input of many.</summary>
/// <param name="Source">The input's path.</param>
/// <param name="Prediction">What the model says; null where the input cannot be used.</param>
/// <param name="Error">Why the input cannot be used.</param>
public sealed record PredictionAttempt(string Source, Prediction? Prediction, DiagnosticException? Error);

/// <summary>What came of one input of many, typed.</summary>
/// <typeparam name="TPrediction">What the model says about an input.</typeparam>
/// <param name="Source">The input's path.</param>
/// <param name="Prediction">What the model says; null where the input cannot be used.</param>
/// <param name="Error">Why the input cannot be used.</param>
public sealed record PredictionAttempt<TPrediction>(string Source, TPrediction? Prediction, DiagnosticException? Error)
    where TPrediction : class;
