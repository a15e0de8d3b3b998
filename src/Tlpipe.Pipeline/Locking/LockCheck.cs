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
        // Locked mode refuses it anyway: what a build outside of it would warn of is no news here.
        found.RemoveAll(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
        if (locked is null) found.Add(LockingDiagnostics.LockMissing(plan));
        else if (PlanComparison.Compare(plan, locked) is { IsSame: false } comparison) found.Insert(0, LockingDiagnostics.LockStale(plan, comparison));
        return found;
    }
}
