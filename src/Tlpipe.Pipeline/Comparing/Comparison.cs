using System.Text.Json.Serialization;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>What a comparison showed, as <c>metrics.json</c> holds it.</summary>
/// <param name="Seeds">The seeds.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "with")]
[JsonDerivedType(typeof(ScratchComparison), "scratch")]
[JsonDerivedType(typeof(SingleTaskComparison), "single-task")]
public abstract record Comparison(IReadOnlyList<long> Seeds)
{
    /// <summary>The trainings that diverged, by name (<c>scratch, seed 8</c>): their curves are absent and they count nowhere; <see langword="null"/> where none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Diverged { get; init; }
}

/// <summary>Transfer beside the same network from random weights.</summary>
/// <param name="Seeds">The seeds.</param>
/// <param name="Sweep">The learning rates that the baseline tried on the first seed.</param>
/// <param name="Rate">The one that did best on validation, which the baseline has.</param>
/// <param name="Runs">Both for each seed.</param>
/// <param name="Gains">What transfer brought, by task.</param>
/// <param name="Sizes">Both on fewer training examples.</param>
public sealed record ScratchComparison(
    IReadOnlyList<long> Seeds,
    IReadOnlyList<SweptRate> Sweep,
    double Rate,
    IReadOnlyList<ScratchRun> Runs,
    IReadOnlyDictionary<string, TransferGains> Gains,
    IReadOnlyList<ScratchSize> Sizes) : Comparison(Seeds);

/// <summary>A learning rate of the baseline's sweep.</summary>
/// <param name="Rate">The learning rate.</param>
/// <param name="Score">The mean primary metric on validation at the epoch that ships, higher is better; <see langword="null"/> where training diverged.</param>
public sealed record SweptRate(double Rate, double? Score);

/// <summary>Both sides for a seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Transfer">With transfer; <see langword="null"/> where training diverged.</param>
/// <param name="Baseline">From random weights; <see langword="null"/> where training diverged.</param>
public sealed record ScratchRun(long Seed, Curve? Transfer, Curve? Baseline);

/// <summary>What transfer brought to a task: transfer less baseline of each seed, with the sign by which more is better.</summary>
/// <param name="Start">Before training, by the nearest class mean.</param>
/// <param name="FirstEpoch">After the first epoch.</param>
/// <param name="EpochsToBaseline">The epoch that ships the baseline less the first at which transfer was as good.</param>
/// <param name="Area">The mean over the epochs: the area under the curve.</param>
/// <param name="Best">At the epoch that ships.</param>
/// <param name="Last">After the last epoch.</param>
public sealed record TransferGains(Spread Start, Spread FirstEpoch, Spread EpochsToBaseline, Spread Area, Spread Best, Spread Last);

/// <summary>Both sides on some of the training examples, each at the epoch that ships.</summary>
/// <param name="Examples">How many examples of the largest data set.</param>
/// <param name="Transfer">With transfer, by task.</param>
/// <param name="Baseline">From random weights, by task.</param>
public sealed record ScratchSize(int Examples, IReadOnlyDictionary<string, Spread> Transfer, IReadOnlyDictionary<string, Spread> Baseline);

/// <summary>Tasks trained together beside each alone.</summary>
/// <param name="Seeds">The seeds.</param>
/// <param name="Runs">Both for each seed.</param>
/// <param name="Tasks">What joint training brought on validation, by task.</param>
/// <param name="Test">The same on the test split, where there is one.</param>
/// <param name="DeltaM">The mean over the tasks of the relative change.</param>
/// <param name="Pairs">What each task gains from each other.</param>
public sealed record SingleTaskComparison(
    IReadOnlyList<long> Seeds,
    IReadOnlyList<SingleTaskRun> Runs,
    IReadOnlyDictionary<string, JointGain> Tasks,
    IReadOnlyDictionary<string, JointTestGain> Test,
    Spread DeltaM,
    IReadOnlyList<TaskPair> Pairs) : Comparison(Seeds);

/// <summary>Both sides for a seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Joint">All tasks together; <see langword="null"/> where training diverged.</param>
/// <param name="Alone">Each task alone; <see langword="null"/> where training diverged.</param>
public sealed record SingleTaskRun(long Seed, Curve? Joint, IReadOnlyDictionary<string, Curve?> Alone);

/// <summary>What joint training brought to a task, at the epoch that ships.</summary>
/// <param name="Joint">Together.</param>
/// <param name="Alone">Alone.</param>
/// <param name="Difference">Together less alone, with the sign by which more is better.</param>
/// <param name="Relative">The difference in relation to alone.</param>
/// <param name="Verdict"><c>gains</c>, <c>loses</c> or <c>same</c>.</param>
public sealed record JointGain(Spread Joint, Spread Alone, Spread Difference, Spread Relative, string Verdict);

/// <summary>What joint training brought to a task on the test split.</summary>
/// <param name="Joint">Together.</param>
/// <param name="Alone">Alone.</param>
/// <param name="Difference">Together less alone, with the sign by which more is better.</param>
public sealed record JointTestGain(Spread Joint, Spread Alone, Spread Difference);

/// <summary>Two tasks trained together.</summary>
/// <param name="Tasks">Their names.</param>
/// <param name="Difference">For each of the two, what it gains from the other: the pair less alone.</param>
public sealed record TaskPair(IReadOnlyList<string> Tasks, IReadOnlyDictionary<string, Spread> Difference);
