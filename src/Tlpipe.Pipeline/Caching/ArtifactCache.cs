using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Caching;

/// <summary>Whole artifacts in the user's cache, by training key.</summary>
internal sealed class ArtifactCache(CacheLayout layout)
{
    /// <summary>The artifact of a training; <see langword="null"/> where there is none that is whole. One that is not is set aside.</summary>
    public (string Folder, ModelManifest Manifest)? Find(Digest trainingKey)
    {
        var folder = layout.Artifact(trainingKey);
        if (!Directory.Exists(folder)) return null;
        if (Artifact.TryRead(folder) is { } manifest && manifest.TrainingKey == trainingKey) return (folder, manifest);
        var aside = folder + ".corrupt";
        if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        Directory.Move(folder, aside);
        return null;
    }

    /// <summary>Keeps an artifact.</summary>
    /// <param name="trainingKey">The training key.</param>
    /// <param name="write">Writes the files into the folder it is given.</param>
    /// <returns>The artifact's folder in the cache.</returns>
    public string Keep(Digest trainingKey, Action<string> write)
    {
        var folder = layout.Artifact(trainingKey);
        AtomicFolder.Write(folder, write);
        return folder;
    }
}
