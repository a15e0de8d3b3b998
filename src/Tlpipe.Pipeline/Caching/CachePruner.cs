namespace Tlpipe.Pipeline.Caching;

/// <summary>Takes things out of the user's cache, and never what a running process uses: artifacts and checkpoints are locked, features and the rest are as old as the oldest lock that is held.</summary>
/// <param name="layout">The cache.</param>
/// <param name="clock">Tells how old things are.</param>
public sealed class CachePruner(CacheLayout layout, TimeProvider clock)
{
    /// <summary>A lock costs nothing, and whoever waits for it has it open.</summary>
    private static readonly TimeSpan LockAge = TimeSpan.FromDays(1);

    /// <summary>Longer than anybody writes one file; its writer was killed.</summary>
    private static readonly TimeSpan UnfinishedAge = TimeSpan.FromHours(1);

    /// <summary>Takes out what the request says.</summary>
    public PruneResult Prune(PruneRequest request)
    {
        var entries = CacheInventory.List(layout);
        var (freed, inUse, total) = (new List<CacheEntry>(), new List<CacheEntry>(), entries.Sum(entry => entry.Size));
        var running = OldestRunning(entries);
        foreach (var entry in entries.Where(entry => entry.Kind != CacheEntryKind.Lock).OrderBy(Rank).ThenBy(entry => entry.LastUsed).ThenBy(entry => entry.Path, StringComparer.Ordinal))
        {
            if (!Goes(entry, request, total)) continue;
            if (!TryRemove(entry, running, request.IsDryRun))
            {
                inUse.Add(entry);
                continue;
            }

            freed.Add(entry);
            total -= entry.Size;
        }

        freed.AddRange(OldLocks(entries, request));
        return new(freed, inUse, total);
    }

    /// <summary>Damaged and unfinished entries help nobody; notes help everybody, and are small.</summary>
    private static int Rank(CacheEntry entry) => entry.Kind switch
    {
        CacheEntryKind.SetAside or CacheEntryKind.Unfinished => 0,
        CacheEntryKind.Note => 2,
        _ => 1,
    };

    private bool Goes(CacheEntry entry, PruneRequest request, long total) =>
        request.All
        || (entry.Kind == CacheEntryKind.Unfinished && clock.GetUtcNow() - entry.LastUsed > UnfinishedAge)
        || entry.LastUsed < request.UsedBefore
        || total > request.MaximumSize;

    private bool TryRemove(CacheEntry entry, DateTimeOffset? running, bool isDryRun)
    {
        if (entry.Kind is CacheEntryKind.SetAside or CacheEntryKind.Note) return isDryRun || CacheRemoval.TryRemove(layout, entry);
        if (entry.Kind == CacheEntryKind.Features || CacheInventory.KeyOf(entry) is not { } key)
            return entry.LastUsed < (running ?? DateTimeOffset.MaxValue) && (isDryRun || CacheRemoval.TryRemove(layout, entry));
        using var alone = TrainingLock.TryTake(layout.TrainingLock(key));
        return alone is not null && (isDryRun || CacheRemoval.TryRemove(layout, entry));
    }

    /// <summary>When the oldest lock was taken that a process holds at this moment; <see langword="null"/> where none does.</summary>
    private static DateTimeOffset? OldestRunning(IEnumerable<CacheEntry> entries)
    {
        var oldest = (DateTimeOffset?)null;
        foreach (var entry in entries.Where(entry => entry.Kind == CacheEntryKind.Lock && (oldest is null || entry.LastUsed < oldest)))
        {
            using var free = TrainingLock.TryShare(entry.Path);
            if (free is null) oldest = entry.LastUsed;
        }

        return oldest;
    }

    private IEnumerable<CacheEntry> OldLocks(IReadOnlyList<CacheEntry> entries, PruneRequest request)
    {
        var old = entries.Where(entry => entry.Kind == CacheEntryKind.Lock && (request.All || clock.GetUtcNow() - entry.LastUsed > LockAge)).ToList();
        if (old.Count == 0 || request.IsDryRun) return old;
        var deleted = TrainingLock.Delete(layout.Locks, old.Select(entry => entry.Path)).ToHashSet(StringComparer.Ordinal);
        return old.Where(entry => deleted.Contains(entry.Path));
    }
}
