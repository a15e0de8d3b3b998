using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Planning.Advice;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Tells of tasks that do worse together than alone.</summary>
internal static class NegativeTransfer
{
    /// <summary>A warning for each, unless the model file silences it; an error where it forbids it.</summary>
    public static IReadOnlyList<Diagnostic> Find(TrainingPlan plan, IReadOnlyList<ManifestComparison> comparisons) =>
        plan.Spec.NegativeTransferForbidden is null && plan.Spec.Silence.Any(entry => entry.Code == AdviceCodes.NegativeTransfer) ? [] : Of(plan, [.. ComparisonSummary.Losers(comparisons)]);

    private static IReadOnlyList<Diagnostic> Of(TrainingPlan plan, IReadOnlyList<(string Task, MeanAndDeviation Difference)> losers) =>
    [
        .. losers.Select((loser, index) => plan.Spec.NegativeTransferForbidden is null
            ? ComparisonDiagnostics.DoesWorse(plan, loser.Task, Words(plan, loser.Task, loser.Difference))
            : ComparisonDiagnostics.GateUnmet(plan, loser.Task, Words(plan, loser.Task, loser.Difference), isLast: index == losers.Count - 1)),
    ];

    /// <summary><c>accuracy -0.0312 ± 0.0110 over 3 seeds</c>.</summary>
    private static string Words(TrainingPlan plan, string task, MeanAndDeviation difference)
    {
        var metric = plan.Tasks.First(other => other.Name == task).PrimaryMetric.Name;
        var seeds = plan.Spec.Comparisons.First(comparison => comparison.With == Specs.ComparisonKind.SingleTask).Seeds;
        return string.Create(CultureInfo.InvariantCulture, $"{metric} {difference.Mean:0.0000}{(difference.Deviation is { } sd ? $" ± {sd:0.0000} over {seeds} seeds" : " by one seed")}");
    }
}
