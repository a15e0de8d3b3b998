using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Caching;

/// <summary>Whole artifacts in the user's cache, by training key.</summary>
internal sealed class ArtifactCache(CacheLayout layout, TimeProvider clock)
{
    /// <summary>The artifact of a training, its manifest verified; <see langword="null"/> where there is none.</summary>
    /// <exception cref="DamagedEntryException">There is one that can't be used.</exception>
    public CachedArtifact? Find(Digest trainingKey)
    {
        var folder = layout.Artifact(trainingKey);
        AtomicFolder.Recover(folder);
        if (!Directory.Exists(folder)) return null;
        try
        {
            return Open(trainingKey, folder);
        }
        catch (Exception error) when (error is DirectoryNotFoundException or FileNotFoundException && !Directory.Exists(folder))
        {
            // Taken away at this moment.
            return null;
        }
    }

    /// <summary>Keeps an artifact: it appears whole or not at all.</summary>
    /// <param name="trainingKey">The training key.</param>
    /// <param name="write">Writes the files into the folder it is given.</param>
    public CachedArtifact Keep(Digest trainingKey, Action<string> write)
    {
        var folder = layout.Artifact(trainingKey);
        try
        {
            AtomicFolder.Write(folder, aside =>
            {
                write(aside);
                EntrySums.Write(aside, ManifestFile.Read(Path.Combine(aside, ArtifactFiles.Manifest)).Files);
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(CacheDiagnostics.Unwritable(layout.Root, error), error);
        }

        LastUse.Mark(folder, clock);
        return Open(trainingKey, folder) with { IsVerified = true };
    }

    /// <summary>Marks an artifact as used now.</summary>
    public void MarkUsed(Digest trainingKey) => LastUse.Mark(layout.Artifact(trainingKey), clock);

    /// <summary>Moves a damaged artifact out of the way. The caller holds its lock alone.</summary>
    /// <returns>Where it lies now.</returns>
    public string SetAside(Digest trainingKey) => CorruptFolder.SetAside(layout, layout.Artifact(trainingKey));

    private static CachedArtifact Open(Digest trainingKey, string folder)
    {
        var sums = EntrySums.Read(folder);
        if (!sums.Files.TryGetValue(ArtifactFiles.Manifest, out var digest)) throw new DamagedEntryException($"{ArtifactFiles.Manifest} is missing");
        if (Digest.Of(File.ReadAllBytes(Path.Combine(folder, ArtifactFiles.Manifest))) != digest)
            throw new DamagedEntryException($"{ArtifactFiles.Manifest} is not as it was written");
        return new(folder, EntryManifest.Read(folder, trainingKey, sums.Files), sums, IsVerified: false);
    }
}
