using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Versions;

namespace Tlpipe.Pipeline.Locking;

/// <summary>Compares a plan with the lock beside its model file: whether locked mode allows it, and whether its version tells what changed.</summary>
internal static class LockCheck
{
    /// <summary>What is to be told before anything is trained.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="lockedMode">Whether a lock that is missing or stale is an error.</param>
    public static IReadOnlyList<Diagnostic> Find(TrainingPlan plan, bool lockedMode)
    {
        try
        {
            return Find(plan, ModelLock.Read(ModelLock.PathFor(plan.Spec.File)), lockedMode);
        }
        catch (DiagnosticException damaged)
        {
            return damaged.Diagnostics;
        }
    }

    private static List<Diagnostic> Find(TrainingPlan plan, ModelLock? locked, bool lockedMode)
    {
        var found = locked is null ? [] : VersionRules.Find(plan, locked).ToList();
        if (!lockedMode) return found;
        if (locked is null) return [LockingDiagnostics.LockMissing(plan)];
        if (PlanComparison.Compare(plan, locked) is not { IsSame: false } comparison) return found;
        // Locked mode refuses it anyway: what a build outside of it would warn of is no news here.
        return [LockingDiagnostics.LockStale(plan, comparison), .. found.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
    }
}
