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
        // A renamed model is a new one, and an older lock doesn't know what applications see.
        if (!locked.IsCurrent || locked.Model != plan.Spec.Name || locked.Key == plan.Keys.Input) yield break;
        if (SemanticVersion.Parse(locked.Version) is not { } before) yield break;

        var version = plan.Spec.Version;
        var breaking = PluginFailure.Told(plan, "describing the outputs of", () => BreakingChanges.Between(locked, plan));
        var order = version.ComparePrecedence(before);
        if (breaking.Count > 0 && !NextVersion.MayBreak(version, before))
            yield return VersionDiagnostics.BreakingChange(plan.Spec, locked, breaking, NextVersion.Breaking(before));
        else if (order < 0)
            yield return VersionDiagnostics.LowerVersion(plan.Spec, locked, Bump(plan, locked, before));
        else if (order == 0 && locked.TrainingKey != plan.Keys.Training)
            yield return VersionDiagnostics.SameVersion(plan.Spec, [.. Differences(plan, locked).Select(difference => difference.ToString())], Bump(plan, locked, before));
    }

    private static string Bump(TrainingPlan plan, ModelLock locked, SemanticVersion before) =>
        Differences(plan, locked).All(difference => difference.IsOfTools) ? NextVersion.Patch(before) : NextVersion.Minor(before);

    /// <summary>What makes it another training, settings first; neither name nor gates do.</summary>
    private static IEnumerable<InputDifference> Differences(TrainingPlan plan, ModelLock locked) =>
        PlanComparison.Compare(plan, locked).Differences
            .Where(difference => difference.Name is not ("model" or "version" or "gates"))
            .OrderBy(difference => difference.IsOfTools ? 1 : 0);
}
