using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Verification;

/// <summary>A model that was built again from nothing, beside its lock.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Locked">The lock.</param>
/// <param name="Rebuilt">What building it again made.</param>
/// <param name="IsSameEnvironment">Whether it and all that it rests on were computed as the lock says, so that every byte must be the same.</param>
/// <param name="Files">The artifact's files, by name.</param>
/// <param name="Tasks">What each task reached, in the lock's order.</param>
/// <param name="Diagnostics">What is wrong; empty where nothing is.</param>
public sealed record VerifiedModel(
    TrainingPlan Plan,
    ModelLock Locked,
    ModelManifest Rebuilt,
    bool IsSameEnvironment,
    IReadOnlyList<VerifiedFile> Files,
    IReadOnlyList<VerifiedTask> Tasks,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Whether the lock holds: byte for byte in its own environment, within its intervals in another one; <see langword="null"/> where one of these is missing, so that nobody can tell.</summary>
    public bool? IsReproduced =>
        Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? false
        : !IsSameEnvironment && Tasks.Any(task => task.IsWithin is null) ? null
        : true;

    /// <summary>What differs between the lock's environment and the one here: <c>threads 2 -> 1</c>.</summary>
    public IReadOnlyList<string> EnvironmentDifferences =>
    [
        .. Locked.Environment.Keys.Union(Rebuilt.Environment.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Old: Locked.Environment.GetValueOrDefault(name, "nothing"), New: Rebuilt.Environment.GetValueOrDefault(name, "nothing")))
            .Where(part => part.Old != part.New)
            .Select(part => $"{part.Name} {part.Old} -> {part.New}"),
    ];
}

/// <summary>A file of an artifact.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Locked">The lock's digest; <see langword="null"/> where the lock knows no such file.</param>
/// <param name="Rebuilt">The digest of what was built again; <see langword="null"/> where there is no such file.</param>
public sealed record VerifiedFile(string Name, Digest? Locked, Digest? Rebuilt)
{
    /// <summary>Whether every byte is the same.</summary>
    public bool IsSame => Locked == Rebuilt;
}

/// <summary>The primary metric of a task.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Metric">The metric's name.</param>
/// <param name="Locked">What the lock says.</param>
/// <param name="Count">The examples that it was measured on.</param>
/// <param name="Rebuilt">What building it again reached.</param>
public sealed record VerifiedTask(string Name, string Metric, MetricValue Locked, int Count, double Rebuilt)
{
    /// <summary>Whether it lies in the lock's interval; <see langword="null"/> where there is none to compare with.</summary>
    public bool? IsWithin => Locked is { Low: { } low, High: { } high } && double.IsFinite(low) && double.IsFinite(high) ? Rebuilt >= low && Rebuilt <= high : null;
}
