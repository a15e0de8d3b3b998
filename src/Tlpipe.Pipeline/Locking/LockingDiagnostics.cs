using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Locking;

/// <summary>What locked mode and the policy 'restore' refuse: TLP7004 to TLP7006.</summary>
internal static class LockingDiagnostics
{
    private const string HowToLock = "build without --locked (in a project: without ContinuousIntegrationBuild or TlpipeLockedMode) and commit the lock";

    public static Diagnostic LockMissing(TrainingPlan plan) => Diagnostic.Error(
        "TLP7004",
        $"there is no lock '{LockName(plan)}', and locked mode builds only what is locked; {HowToLock}",
        plan.Spec.Locate("model"));

    public static Diagnostic LockStale(TrainingPlan plan, PlanComparison comparison) => Diagnostic.Error(
        "TLP7005",
        $"the lock '{LockName(plan)}' is stale, and locked mode builds only what is locked: {comparison.Reason}; undo the change, or {HowToLock}",
        plan.Spec.Locate("model"));

    public static Diagnostic NotInCache(TrainingPlan plan, PlanComparison comparison, IReadOnlyList<string> asked) => Diagnostic.Error(
        "TLP7006",
        $"'{plan.Spec.Name}' {plan.Spec.Version} would have to be trained, and the policy 'restore' takes models only from a cache: {WhyTrained(comparison)}. "
        + $"Asked were {string.Join(", ", asked)}; train it where that is allowed and these are filled, or build it with the policy 'train'",
        plan.Spec.Locate("model"));

    public static Diagnostic ComparisonNotInCache(TrainingPlan plan, IReadOnlyList<string> missing, IReadOnlyList<string> asked)
    {
        const int Shown = 3;
        var names = string.Join("; ", missing.Take(Shown)) + (missing.Count > Shown ? $"; and {missing.Count - Shown} more" : "");
        return Diagnostic.Error(
            "TLP7006",
            $"what '{plan.Spec.Name}' {plan.Spec.Version} is compared with would have to be trained ({names}), and the policy 'restore' takes trainings only from a cache. "
            + $"Asked were {string.Join(", ", asked)}; train it where that is allowed and these are filled, or build it with the policy 'train'",
            plan.Spec.Comparisons[0].Location);
    }

    private static string WhyTrained(PlanComparison comparison) => comparison.IsSame ? "the lock fits, but no cache holds what was locked" : comparison.Reason;

    private static string LockName(TrainingPlan plan) => Path.GetFileName(ModelLock.PathFor(plan.Spec.File));
}
