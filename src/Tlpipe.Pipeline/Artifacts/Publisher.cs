using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Puts artifacts from the cache into output folders: whole or not at all, one process at a time, and what was there stays if it fails.</summary>
internal sealed class Publisher(PipelineOptions options, Lazy<TrainingEnvironment> environment)
{
    /// <summary>Publishes an artifact as a plan's.</summary>
    /// <returns>The manifest of what lies there now.</returns>
    /// <exception cref="DiagnosticException">TLP7003: it can't be written there.</exception>
    /// <exception cref="DamagedEntryException">The artifact in the cache is not as it was written.</exception>
    public ModelManifest Publish(TrainingPlan plan, CachedArtifact artifact, string output, CancellationToken stop)
    {
        var isSame = artifact.Manifest.Key == plan.Keys.Input;
        using var alone = TrainingLock.Take(options.Cache.PublishingLock(output), () => { }, stop);
        try
        {
            AtomicFolder.Write(output, folder =>
            {
                if (isSame) artifact.CopyTo(folder);
                else Restamp(plan, artifact, folder);
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Unwritable(output, error), error);
        }

        return isSame ? artifact.Manifest : ManifestFile.Read(Path.Combine(output, ArtifactFiles.Manifest));
    }

    private void Restamp(TrainingPlan plan, CachedArtifact artifact, string folder)
    {
        artifact.Verify();
        new ArtifactWriter(plan, environment.Value, options.ToolVersion).Restamp(folder, artifact.Folder, artifact.Manifest);
    }

    private static Diagnostic Unwritable(string output, Exception error) => Diagnostic.Error(
        "TLP7003",
        $"the model can't be written here: {error.Message.TrimEnd('.')}; what was here before stays. Make room or grant access, or choose another output folder; the training is kept in the cache",
        new SourceLocation(output));
}
