using System.Collections.Concurrent;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching.Remote;

namespace Tlpipe.Pipeline.Caching;

/// <summary>The caches in the order in which they are asked: the user's, then the remote one. What neither has is trained, by one process at a time.</summary>
/// <param name="layout">The user's cache.</param>
/// <param name="remote">The remote cache, where there is one.</param>
/// <param name="clock">Marks what is used.</param>
internal sealed class CacheTiers(CacheLayout layout, RemoteCache? remote, TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<Digest, bool> _settled = new();
    private readonly Divergences _divergences = new(layout, clock);

    /// <summary>The user's cache, where a training leaves what it made.</summary>
    public ArtifactCache Local { get; } = new(layout, clock);

    /// <summary>The caches that a pipeline is told of.</summary>
    public static CacheTiers Of(PipelineOptions options) => new(
        options.Cache, options.RemoteCache is { } url ? new(new(url), options.RemoteCacheReadOnly, new()) : null, options.Clock);

    /// <summary>What is asked, in order, for people: <c>the cache /home/me/.cache/tlpipe</c>, <c>the remote cache http://cache.example/</c>.</summary>
    public IReadOnlyList<string> Places => [$"the cache {layout.Root}", .. remote is null ? Array.Empty<string>() : [$"the remote cache {remote}"]];

    /// <summary>Which cache has an artifact; <see langword="null"/> where none does. Nothing is fetched.</summary>
    public ModelOrigin? Find(CacheRequest request, CancellationToken stop)
    {
        try
        {
            if (Local.Find(request.TrainingKey) is not null) return ModelOrigin.Cache;
        }
        catch (DamagedEntryException)
        {
            // Who builds the model sets it aside, and asks the next.
        }

        return remote?.Has(request, stop) == true ? ModelOrigin.RemoteCache : null;
    }

    /// <summary>Takes an artifact from the first cache that has it, or trains it, and uses it; nobody takes it away meanwhile.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="train">Leaves the artifact in <see cref="Local"/>, or throws.</param>
    /// <param name="use">Uses it. It is called again with a sound one where it finds that the first is damaged.</param>
    /// <param name="stop">Ends the waiting and the talking to the remote cache.</param>
    public T Take<T>(CacheRequest request, Action train, Func<CachedArtifact, ModelOrigin, T> use, CancellationToken stop)
    {
        for (var isSuspect = false; ; isSuspect = true)
        {
            try
            {
                using var held = (isSuspect ? null : TryHold(request)) ?? Obtain(request, train, isSuspect, stop);
                var result = use(held.Artifact, held.Origin);
                Local.MarkUsed(request.TrainingKey);
                _settled[request.TrainingKey] = true;
                if (held.Origin == ModelOrigin.RemoteCache) return result;
                held.OthersMayUse(layout.TrainingLock(request.TrainingKey));
                remote?.Offer(request, held.Artifact, isNew: held.Origin == ModelOrigin.Trained, stop);
                return result;
            }
            catch (DamagedEntryException) when (!isSuspect)
            {
                continue;
            }
        }
    }

    /// <summary>Whether a cache says that a training diverged, and the user's has no artifact of it.</summary>
    public bool HasDiverged(CacheRequest request, CancellationToken stop)
    {
        if (Directory.Exists(layout.Artifact(request.TrainingKey))) return false;
        if (_divergences.Has(request.TrainingKey)) return true;
        if (remote?.HasDiverged(request, stop) != true) return false;
        _divergences.Add(request.TrainingKey);
        return true;
    }

    /// <summary>Makes known that a training diverged.</summary>
    public void RememberDivergence(CacheRequest request, CancellationToken stop)
    {
        _divergences.Add(request.TrainingKey);
        remote?.OfferDivergence(request, stop);
    }

    /// <summary>Gives the remote cache an artifact that needed no cache, where only the user's has it. Each is asked for once in a run.</summary>
    public void Share(CacheRequest request, CancellationToken stop)
    {
        if (remote is null or { IsReadOnly: true } || !_settled.TryAdd(request.TrainingKey, true)) return;
        try
        {
            using var held = TryHold(request);
            if (held is null || !remote.Lacks(request, stop)) return;
            held.Artifact.Verify();
            remote.Offer(request, held.Artifact, isNew: true, stop);
        }
        catch (Exception error) when (error is DamagedEntryException or DiagnosticException or IOException or UnauthorizedAccessException)
        {
            // The model is there without the user's cache; who needs that next tells what is wrong with it.
            return;
        }
    }

    /// <summary>Takes what was not used for the longest time out of the user's cache, until it holds no more than a limit.</summary>
    public void KeepWithin(long? limit)
    {
        if (limit is null) return;
        try
        {
            new CachePruner(layout, clock).Prune(new() { MaximumSize = limit });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DiagnosticException)
        {
            // The model is built; a later build, or 'tlpipe cache prune', makes room.
            return;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => remote?.Dispose();

    /// <summary>What lies in the user's cache; <see langword="null"/> also where it has to be looked at alone.</summary>
    private HeldArtifact? TryHold(CacheRequest request)
    {
        if (!Directory.Exists(layout.Artifact(request.TrainingKey))) return null;
        var shared = TrainingLock.TryShare(layout.TrainingLock(request.TrainingKey));
        try
        {
            if (shared is not null && Local.Find(request.TrainingKey) is { } found) return new(found, ModelOrigin.Cache, shared);
        }
        catch (DamagedEntryException)
        {
            // Only who holds the lock alone sets it aside.
        }

        shared?.Dispose();
        return null;
    }

    private HeldArtifact Obtain(CacheRequest request, Action train, bool isSuspect, CancellationToken stop)
    {
        var alone = TrainingLock.Take(layout.TrainingLock(request.TrainingKey), request.Wait, stop);
        try
        {
            LastUse.Mark(layout.TrainingLock(request.TrainingKey), clock);
            if (FindSound(request, isSuspect) is { } found) return new(found, ModelOrigin.Cache, alone);
            if (remote?.Fetch(request, Local, stop) is { } fetched) return new(fetched, ModelOrigin.RemoteCache, alone);
            train();
            return new(Local.Find(request.TrainingKey)! with { IsVerified = true }, ModelOrigin.Trained, alone);
        }
        catch
        {
            alone.Dispose();
            throw;
        }
    }

    /// <summary>What lies in the user's cache, looked at alone: a damaged one is set aside.</summary>
    private CachedArtifact? FindSound(CacheRequest request, bool isSuspect)
    {
        try
        {
            var found = Local.Find(request.TrainingKey);
            if (!isSuspect || found is null) return found;
            found.Verify();
            return found with { IsVerified = true };
        }
        catch (DamagedEntryException damage)
        {
            request.Warn(CacheDiagnostics.Damaged(layout.Artifact(request.TrainingKey), damage.Message, Local.SetAside(request.TrainingKey)));
            return null;
        }
    }
}
