using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Reports;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Puts artifacts from the cache into output folders, and their locks beside the model files: whole or not at all, one process at a time, and what was there stays if it fails.</summary>
internal sealed class Publisher(PipelineOptions options, Lazy<TrainingEnvironment> environment)
{
    /// <summary>Publishes an artifact as a plan's.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="artifact">The artifact.</param>
    /// <param name="output">The folder that it goes to.</param>
    /// <param name="comparisons">What the plan's comparisons showed; <see langword="null"/> where it asks for none.</param>
    /// <param name="progress">Told where the report can't be written.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The manifest of what lies there now.</returns>
    /// <exception cref="DiagnosticException">TLP7003: it can't be written there; TLP7007: its lock can't be written, so it isn't published.</exception>
    /// <exception cref="DamagedEntryException">The artifact in the cache is not as it was written.</exception>
    public ModelManifest Publish(
        TrainingPlan plan, CachedArtifact artifact, string output, ComparisonOutcome? comparisons, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        using var alone = TrainingLock.Take(options.Cache.PublishingLock(output), () => { }, stop);
        var manifest = artifact.Manifest;
        PendingLock? newLock = null;
        try
        {
            // Both before the folder takes its place: a model with another's lock would be worse than none.
            AtomicFolder.Write(
                output,
                folder =>
                {
                    manifest = Materialize(plan, artifact, folder, comparisons);
                    newLock = PrepareLock(plan, manifest, folder);
                    if (ReportPage.TryWrite(folder) is { } why) progress.Report(new TrainingEvent.Noticed(ReportDiagnostics.NotWritten(plan.Spec.FileName, output, why)));
                },
                () => newLock?.Commit());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            newLock?.Revert();
            throw new DiagnosticException(Unwritable(output, error), error);
        }
        finally
        {
            newLock?.Dispose();
        }

        return manifest;
    }

    /// <summary>Writes the lock of a model that lies in its place, where it isn't written yet.</summary>
    /// <exception cref="DiagnosticException">TLP7007: it can't be written.</exception>
    public void Lock(TrainingPlan plan, ModelManifest manifest, string output)
    {
        using var newLock = PrepareLock(plan, manifest, output);
        newLock?.Commit();
    }

    private PendingLock? PrepareLock(TrainingPlan plan, ModelManifest manifest, string folder) =>
        options.Locked ? null : LockFile.Prepare(plan, manifest, Artifact.Digests(folder, manifest));

    private ModelManifest Materialize(TrainingPlan plan, CachedArtifact artifact, string folder, ComparisonOutcome? comparisons)
    {
        // What the cache holds was never compared: it is the training's alone.
        if (comparisons is null && artifact.Manifest.Key == plan.Keys.Input)
        {
            artifact.CopyTo(folder);
            return artifact.Manifest;
        }

        Restamp(plan, artifact, folder, comparisons);
        return ManifestFile.Read(Path.Combine(folder, ArtifactFiles.Manifest));
    }

    private void Restamp(TrainingPlan plan, CachedArtifact artifact, string folder, ComparisonOutcome? comparisons)
    {
        artifact.Verify();
        new ArtifactWriter(plan, environment.Value, options.ToolVersion).Restamp(folder, artifact.Folder, artifact.Manifest, comparisons);
    }

    private static Diagnostic Unwritable(string output, Exception error) => Diagnostic.Error(
        "TLP7003",
        $"the model can't be written here: {error.Message.TrimEnd('.')}; what was here before stays. Make room or grant access, or choose another output folder; the training is kept in the cache",
        new SourceLocation(output));
}
