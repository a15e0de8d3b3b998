using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>An artifact that lies in a folder.</summary>
internal static class Artifact
{
    private static readonly string[] Required = [ArtifactFiles.Weights, ArtifactFiles.Program, ArtifactFiles.Metrics];

    /// <summary>The manifest of an artifact whose files are all there and as they were written; <see langword="null"/> for any other folder.</summary>
    public static ModelManifest? TryRead(string folder)
    {
        var path = Path.Combine(folder, ArtifactFiles.Manifest);
        if (!File.Exists(path)) return null;
        try
        {
            var manifest = ManifestFile.Read(path);
            return Required.All(manifest.Files.ContainsKey) && manifest.Files.All(file => IsWhole(Path.Combine(folder, file.Key), file.Value)) ? manifest : null;
        }
        catch (DiagnosticException)
        {
            return null;
        }
    }

    /// <summary>The digests of the artifact's files, the manifest's among them: what the lock holds.</summary>
    public static IReadOnlyDictionary<string, string> Digests(string folder, ModelManifest manifest)
    {
        var digests = manifest.Files.ToDictionary(file => file.Key, file => file.Value.Hex);
        digests.Add(ArtifactFiles.Manifest, Digest.Of(File.ReadAllBytes(Path.Combine(folder, ArtifactFiles.Manifest))).Hex);
        return digests;
    }

    private static bool IsWhole(string path, Digest digest)
    {
        if (!File.Exists(path)) return false;
        using var file = File.OpenRead(path);
        return Digest.Of(file) == digest;
    }
}
