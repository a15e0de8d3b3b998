using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Planning.Advice;

/// <summary>A task whose best epoch is worse than what the trunk's features knew before training, by more than the metric's 95 % interval.</summary>
internal static class BelowStartAdvice
{
    /// <summary>A warning for each, unless the model file silences it.</summary>
    public static IEnumerable<Diagnostic> Find(TrainingPlan plan, IReadOnlyList<ManifestTask> tasks)
    {
        if (plan.Spec.Silence.Any(entry => entry.Code == AdviceCodes.BelowStart)) yield break;
        var trainsTrunk = plan.Phases.Any(phase => phase.FrozenStages < plan.Stages.Count);
        foreach (var (task, spec) in plan.Tasks.Zip(plan.Spec.Tasks))
        {
            var (metrics, higherIsBetter) = (tasks.First(other => other.Name == task.Name).Metrics, task.PrimaryMetric.HigherIsBetter);
            if (metrics.Start?.Metrics[metrics.Primary].Value is not { } start) continue;
            var best = metrics.Best.Metrics[metrics.Primary];
            if (higherIsBetter ? start > best.High : start < best.Low) yield return AdviceDiagnostics.BelowStart(spec, metrics.Primary, best.Value, start, trainsTrunk);
        }
    }
}
