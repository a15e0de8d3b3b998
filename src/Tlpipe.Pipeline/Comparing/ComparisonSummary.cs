using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Comparisons in short, for the manifest.</summary>
internal static class ComparisonSummary
{
    private const string Difference = "difference";

    /// <summary>Of random weights.</summary>
    public static ManifestComparison Of(TrainingPlan plan, ScratchComparison comparison, ScratchRuns runs) => new(
        "scratch",
        comparison.Seeds.Count,
        plan.Tasks.ToDictionary(task => task.Name, task =>
        {
            var gains = comparison.Gains[task.Name];
            var verdict = Verdict.Of(gains.Best, seed => runs.Full[seed].Transfer!.IsBeyondInterval(task.Name, comparison.Runs[seed].Baseline!.Best(task.Name)));
            return new ComparedTask(verdict, new Dictionary<string, MeanAndDeviation>
            {
                ["start"] = Mean(gains.Start),
                ["firstEpoch"] = Mean(gains.FirstEpoch),
                ["epochsToBaseline"] = Mean(gains.EpochsToBaseline),
                ["area"] = Mean(gains.Area),
                ["best"] = Mean(gains.Best),
                ["last"] = Mean(gains.Last),
            });
        }));

    /// <summary>Of each task alone.</summary>
    public static ManifestComparison Of(SingleTaskComparison comparison) => new(
        "single-task",
        comparison.Seeds.Count,
        comparison.Tasks.ToDictionary(task => task.Key, task => new ComparedTask(task.Value.Verdict, new Dictionary<string, MeanAndDeviation> { [Difference] = Mean(task.Value.Difference) })),
        Mean(comparison.DeltaM));

    /// <summary>The tasks that do worse together than alone, with what they lose.</summary>
    public static IEnumerable<(string Task, MeanAndDeviation Difference)> Losers(IReadOnlyList<ManifestComparison> comparisons) =>
        comparisons.Where(comparison => comparison.With == "single-task").SelectMany(comparison => comparison.Tasks)
            .Where(task => task.Value.Verdict == Verdict.Loses).Select(task => (task.Key, task.Value.Gains[Difference]));

    private static MeanAndDeviation Mean(Spread spread) => new(spread.Mean, spread.Sd);
}
