namespace Tlpipe.Models.Manifests;

/// <summary>What a comparison showed, in short.</summary>
/// <param name="With">What the model was compared with: <c>scratch</c>, <c>single-task</c>.</param>
/// <param name="Seeds">The number of seeds.</param>
/// <param name="Tasks">What it showed of each task.</param>
/// <param name="DeltaM">The mean over the tasks of the relative change; <see langword="null"/> where it is none of tasks.</param>
public sealed record ManifestComparison(string With, int Seeds, IReadOnlyDictionary<string, ComparedTask> Tasks, MeanAndDeviation? DeltaM = null);

/// <summary>What a comparison showed of a task.</summary>
/// <param name="Verdict"><c>gains</c>, <c>loses</c> or <c>same</c>: whether the primary metric of the epoch that ships is better by more than chance makes it.</param>
/// <param name="Gains">What the model is better by, by name (<c>start</c>, <c>best</c>, <c>difference</c>); less than zero where it is worse.</param>
public sealed record ComparedTask(string Verdict, IReadOnlyDictionary<string, MeanAndDeviation> Gains);

/// <summary>A mean over seeds.</summary>
/// <param name="Mean">The mean; <see langword="null"/> where nothing can be said.</param>
/// <param name="Deviation">The sample standard deviation, <c>sd</c>; <see langword="null"/> for fewer than two values.</param>
public sealed record MeanAndDeviation(double? Mean, double? Deviation);
