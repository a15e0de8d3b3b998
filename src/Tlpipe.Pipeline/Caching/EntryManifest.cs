using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;

namespace Tlpipe.Pipeline.Caching;

/// <summary>The manifest of an entry, whichever cache it comes from.</summary>
internal static class EntryManifest
{
    private static readonly string[] Required = [ArtifactFiles.Weights, ArtifactFiles.Program, ArtifactFiles.Metrics];

    /// <summary>Reads it, and checks that it is of the training that was asked for and of the files that are there.</summary>
    /// <param name="folder">Where <c>model.json</c> lies.</param>
    /// <param name="trainingKey">The training key.</param>
    /// <param name="files">The digests of all files.</param>
    /// <exception cref="DamagedEntryException">It is not.</exception>
    public static ModelManifest Read(string folder, Digest trainingKey, IReadOnlyDictionary<string, Digest> files)
    {
        var manifest = Parse(Path.Combine(folder, ArtifactFiles.Manifest));
        if (manifest.TrainingKey != trainingKey) throw new DamagedEntryException($"{ArtifactFiles.Manifest} is of another training, {manifest.TrainingKey.Short}");
        foreach (var name in Required.Where(name => !manifest.Files.ContainsKey(name))) throw new DamagedEntryException($"{ArtifactFiles.Manifest} does not name {name}");
        if (!files.ContainsKey(ArtifactFiles.Run)) throw new DamagedEntryException($"{ArtifactFiles.Run} is missing");
        foreach (var (name, digest) in manifest.Files)
            if (!files.TryGetValue(name, out var found) || found != digest) throw new DamagedEntryException($"{name} is not the file that {ArtifactFiles.Manifest} names");
        return manifest;
    }

    private static ModelManifest Parse(string path)
    {
        try
        {
            return ManifestFile.Read(path);
        }
        catch (DiagnosticException error)
        {
            throw new DamagedEntryException(error.Diagnostics[0].Message);
        }
    }
}
