using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Verification;

/// <summary>Finds the very artifact that a lock speaks of, where it is still at hand: what was built again can then be compared with it, and not only with digests.</summary>
internal static class LockedArtifact
{
    /// <summary>Its folder: in the output or in the user's cache; <see langword="null"/> where it is gone.</summary>
    public static string? Find(ModelLock locked, PipelineOptions options) =>
        new[] { Path.Combine(options.OutputFolder, locked.Model, locked.Version), options.Cache.Artifact(locked.TrainingKey) }
            .FirstOrDefault(folder => Artifact.TryRead(folder) is not null && HasDigests(folder, locked.Files));

    private static bool HasDigests(string folder, IReadOnlyDictionary<string, Digest> files) =>
        files.All(file => File.Exists(Path.Combine(folder, file.Key)) && Digest.Of(File.ReadAllBytes(Path.Combine(folder, file.Key))) == file.Value);
}
