using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Caching;

/// <summary>Reads all that lies in the user's cache, and sets aside what is not as it was written.</summary>
/// <param name="layout">The cache.</param>
/// <param name="clock">The time.</param>
public sealed class CacheVerifier(CacheLayout layout, TimeProvider clock)
{
    private readonly ArtifactCache _artifacts = new(layout, clock);

    /// <summary>Verifies artifacts and features.</summary>
    /// <param name="stop">Ends the work between two entries.</param>
    public CacheVerification Verify(CancellationToken stop)
    {
        var (sound, damaged) = (new List<CacheEntry>(), new List<Diagnostic>());
        foreach (var entry in CacheInventory.List(layout))
        {
            stop.ThrowIfCancellationRequested();
            if (entry.Kind is not (CacheEntryKind.Artifact or CacheEntryKind.Features)) continue;
            if (WhyDamaged(entry) is not { } why) sound.Add(entry);
            else if (Path.Exists(entry.Path)) damaged.Add(CacheDiagnostics.FoundDamaged(entry.Path, why, SetAside(entry)));
        }

        return new(sound, damaged);
    }

    private string? WhyDamaged(CacheEntry entry)
    {
        if (entry.Kind == CacheEntryKind.Features) return TensorFile.IsWhole(entry.Path) ? null : "its digest is not the one that it says";
        try
        {
            _artifacts.Find(CacheInventory.KeyOf(entry)!.Value)?.Verify();
            return null;
        }
        catch (DamagedEntryException damage)
        {
            return damage.Message;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Taken away at this moment, or half of it was by hand.
            return error.Message;
        }
    }

    /// <summary>Moves it out of the way; <see langword="null"/> where a process uses it.</summary>
    private string? SetAside(CacheEntry entry)
    {
        if (CacheInventory.KeyOf(entry) is not { } key) return CorruptFolder.SetAside(layout, entry.Path);
        using var alone = TrainingLock.TryTake(layout.TrainingLock(key));
        return alone is null ? null : CorruptFolder.SetAside(layout, entry.Path);
    }
}

/// <summary>How the user's cache was found.</summary>
/// <param name="Sound">The entries that are as they were written.</param>
/// <param name="Damaged">An error for each of the others.</param>
public sealed record CacheVerification(IReadOnlyList<CacheEntry> Sound, IReadOnlyList<Diagnostic> Damaged);
