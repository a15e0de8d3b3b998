using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Versions;

/// <summary>Whether a model's version tells what changed since its lock was written.</summary>
internal static class VersionRules
{
    /// <summary>An error where applications would break without being told, a warning where a model changes and its version doesn't, or goes down.</summary>
    public static IEnumerable<Diagnostic> Find(TrainingPlan plan, ModelLock locked)
    {
        if (VersionOf(locked, plan) is not { } before) yield break;

        var version = plan.Spec.Version;
        var breaking = locked.Key == plan.Keys.Input ? [] : PluginFailure.Told(plan, "describing the outputs of", () => BreakingChanges.Between(locked, plan));
        var order = version.ComparePrecedence(before);
        if (breaking.Count > 0 && !NextVersion.MayBreak(version, before))
            yield return VersionDiagnostics.BreakingChange(plan.Spec, locked, breaking, NextVersion.Breaking(before));
        else if (order < 0)
            yield return VersionDiagnostics.LowerVersion(plan.Spec, locked, Bump(plan, locked, before));
        else if (order == 0 && locked.FirstTrainingKey != plan.Keys.Training)
            yield return SameVersion(plan, locked, before);
    }

    /// <summary>
    /// What a new lock remembers as the first training under its version: a lock that was written since, by a build that was to be told apart from it, doesn't
    /// make the other one what people know by that version.
    /// </summary>
    /// <param name="plan">What is to be locked.</param>
    /// <param name="present">The lock that is there.</param>
    public static Digest FirstTrainingKey(TrainingPlan plan, ModelLock? present) =>
        present is not null && VersionOf(present, plan) is { } before && plan.Spec.Version.ComparePrecedence(before) == 0 ? present.FirstTrainingKey : plan.Keys.Training;

    /// <summary>The locked version; <see langword="null"/> where it says nothing to a plan: a renamed model is a new one, and an older lock doesn't know what applications see.</summary>
    private static SemanticVersion? VersionOf(ModelLock locked, TrainingPlan plan) =>
        locked.IsCurrent && locked.Model == plan.Spec.Name ? SemanticVersion.Parse(locked.Version) : null;

    /// <summary>A lock knows the inputs of its last build alone: where that is not the first one under its version, nobody can tell what differs from that.</summary>
    private static Diagnostic SameVersion(TrainingPlan plan, ModelLock locked, SemanticVersion before)
    {
        List<InputDifference> known = locked.TrainingKey == locked.FirstTrainingKey ? [.. Differences(plan, locked)] : [];
        return known.Count > 0
            ? VersionDiagnostics.SameVersion(plan.Spec, [.. known.Select(difference => difference.ToString())], Bump(plan, locked, before))
            : VersionDiagnostics.FirstLockedOtherwise(plan.Spec, NextVersion.Minor(before));
    }

    private static string Bump(TrainingPlan plan, ModelLock locked, SemanticVersion before) =>
        Differences(plan, locked).All(difference => difference.IsOfTools) ? NextVersion.Patch(before) : NextVersion.Minor(before);

    /// <summary>What makes it another training, settings first; neither name nor gates nor comparisons do.</summary>
    private static IEnumerable<InputDifference> Differences(TrainingPlan plan, ModelLock locked) =>
        PlanComparison.Compare(plan, locked).Differences
            .Where(difference => difference.Name is not ("model" or "version" or "gates" or "compare"))
            .OrderBy(difference => difference.IsOfTools ? 1 : 0);
}
