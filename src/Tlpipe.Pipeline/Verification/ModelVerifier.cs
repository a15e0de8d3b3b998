using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Verification;

/// <summary>Builds models again from nothing, in a temporary folder with an empty cache, and compares what comes out with their locks. Nothing else is written.</summary>
/// <param name="options">How it is built. Its caches are not asked for models; its output folder and its cache tell what differs, where the locked artifact lies in them.</param>
/// <param name="threads">The number of threads; <see langword="null"/> for the lock's, so that it is the lock's environment wherever this machine can be that.</param>
public sealed class ModelVerifier(PipelineOptions options, int? threads) : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly Dictionary<string, VerifiedModel> _verified = new(StringComparer.Ordinal);

    /// <summary>Verifies a model, and the models that it rests on, the lowest first. One that was verified already is not built again.</summary>
    /// <exception cref="DiagnosticException">It can't be planned or built; TLP7022: it has no lock, or a stale one.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<VerifiedModel> Verify(string file, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        using var planning = Pipeline(options.Threads);
        var plan = planning.Plan(file);
        var locks = plan.Chain.ToDictionary(one => one, one => ModelLock.Read(ModelLock.PathFor(one.Spec.File)));
        var unlocked = locks.Select(pair => NotLocked(pair.Key, pair.Value)).OfType<Diagnostic>().ToList();
        if (unlocked.Count > 0) throw new DiagnosticException(unlocked);

        var chain = new List<VerifiedModel>();
        foreach (var one in plan.Chain)
        {
            if (!_verified.TryGetValue(one.Spec.File, out var model))
                _verified.Add(one.Spec.File, model = Verify(one, locks[one]!, chain.TrueForAll(upstream => upstream.IsSameEnvironment), progress, stop));
            chain.Add(model);
        }

        return chain;
    }

    /// <inheritdoc/>
    public void Dispose() => _scratch.Dispose();

    /// <summary>Verifies a model by itself: those that it rests on have been built, each with the threads of its own lock.</summary>
    private VerifiedModel Verify(TrainingPlan planned, ModelLock locked, bool upstreamIsSame, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        using var pipeline = Pipeline(threads ?? LockedThreads(locked) ?? options.Threads);
        var built = pipeline.Build(planned.Spec.FileName, progress, stop);
        return Compare(planned, locked, built.Folder, upstreamIsSame);
    }

    private ModelPipeline Pipeline(int count) => new(options with
    {
        Cache = new CacheLayout(_scratch.At("cache")),
        CacheLimit = null,
        RemoteCache = null,
        OutputFolder = _scratch.At("models"),
        Threads = count,
        Locked = true,
        Policy = TrainingPolicy.Train,
    });

    private static int? LockedThreads(ModelLock locked) =>
        locked.Environment.TryGetValue("threads", out var text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;

    private static Diagnostic? NotLocked(TrainingPlan plan, ModelLock? locked) =>
        locked is null ? VerificationDiagnostics.NoLock(plan)
        : PlanComparison.Compare(plan, locked) is { IsSame: false } comparison ? VerificationDiagnostics.StaleLock(plan, comparison)
        : null;

    private VerifiedModel Compare(TrainingPlan plan, ModelLock locked, string folder, bool upstreamIsSame)
    {
        var rebuilt = ManifestFile.Read(Path.Combine(folder, ArtifactFiles.Manifest));
        var digests = Artifact.Digests(folder, rebuilt).ToDictionary(file => file.Key, file => new Digest(file.Value), StringComparer.Ordinal);
        var sameEnvironment = upstreamIsSame && Sorted(locked.Environment).SequenceEqual(Sorted(rebuilt.Environment));
        var model = new VerifiedModel(plan, locked, rebuilt, sameEnvironment, Files(locked.Files, digests), [.. locked.Tasks.Select(task => Task(task, rebuilt))], []);
        return model with { Diagnostics = [.. sameEnvironment ? CompareBytes(model, folder) : CompareMetrics(model)] };
    }

    private IEnumerable<Diagnostic> CompareBytes(VerifiedModel model, string folder)
    {
        if (model.Files.All(file => file.IsSame)) yield break;
        yield return VerificationDiagnostics.BytesDiffer(
            model, LockedArtifact.Find(model.Plan, model.Locked, options) is { } locked ? FirstDifference.Between(locked, folder) : FirstDifference.Between(model.Tasks));
    }

    private static IEnumerable<Diagnostic> CompareMetrics(VerifiedModel model)
    {
        foreach (var task in model.Tasks)
            if (task.IsWithin is not { } within) yield return VerificationDiagnostics.NoInterval(model, task);
            else if (!within) yield return VerificationDiagnostics.OutsideInterval(model, task);
    }

    private static IEnumerable<KeyValuePair<string, string>> Sorted(IReadOnlyDictionary<string, string> environment) =>
        environment.OrderBy(part => part.Key, StringComparer.Ordinal);

    private static VerifiedFile[] Files(IReadOnlyDictionary<string, Digest> locked, Dictionary<string, Digest> rebuilt) =>
    [
        .. locked.Keys.Union(rebuilt.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new VerifiedFile(name, Find(locked, name), Find(rebuilt, name))),
    ];

    private static Digest? Find(IReadOnlyDictionary<string, Digest> files, string name) => files.TryGetValue(name, out var digest) ? digest : null;

    private static VerifiedTask Task(LockedTask task, ModelManifest rebuilt) => new(
        task.Name,
        task.Primary,
        task.Best.Metrics[task.Primary],
        task.Best.Metrics.Count,
        rebuilt.Tasks.First(other => other.Name == task.Name).Metrics.Best.Metrics[task.Primary].Value);
}
