using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Verification;

/// <summary>Finds the very artifact that a lock speaks of, where it is still at hand: what was built again can then be compared with it, and not only with digests.</summary>
internal static class LockedArtifact
{
    /// <summary>Its folder: in the output or in the user's cache; <see langword="null"/> where it is gone.</summary>
    public static string? Find(TrainingPlan plan, ModelLock locked, PipelineOptions options) =>
        new[] { Path.Combine(options.OutputFolder, plan.Spec.Name, plan.Spec.Version.ToString()), options.Cache.Artifact(plan.Keys.Training) }
            .FirstOrDefault(folder => Artifact.TryRead(folder) is not null && HasDigests(folder, locked.Files));

    private static bool HasDigests(string folder, IReadOnlyDictionary<string, Digest> files) =>
        files.All(file => Path.Combine(folder, Path.GetFileName(file.Key)) is var path && File.Exists(path) && Digest.Of(File.ReadAllBytes(path)) == file.Value);
}
