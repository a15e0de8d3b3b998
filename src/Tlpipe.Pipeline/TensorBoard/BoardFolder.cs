using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.TensorBoard;

/// <summary>The event file of one model version: <c>DIR/NAME/VERSION</c>, the run that TensorBoard shows. A later training of the version takes its place.</summary>
internal sealed class BoardFolder(string root, TrainingPlan plan, TimeProvider clock)
{
    private const string Prefix = "events.out.tfevents.";
    private const string Suffix = ".tlpipe";

    private readonly string _folder = Path.Combine(root, plan.Spec.Name, plan.Spec.Version.ToString());

    /// <summary>Which training a file is of.</summary>
    private string Ending => $".{plan.Keys.Training.Short}{Suffix}";

    private string[] Own => Directory.Exists(_folder) ? Directory.GetFiles(_folder, $"{Prefix}*{Suffix}") : [];

    /// <summary>Writes the file while the model is trained.</summary>
    public LiveBoard Watch(IProgress<TrainingEvent> progress) => new(this, clock, progress);

    /// <summary>Makes sure that the whole history of a model is there: written while it was trained, or now. Where that fails it is told, and stops nothing.</summary>
    /// <param name="artifact">The model.</param>
    /// <param name="progress">Who is told.</param>
    public void Complete(string artifact, IProgress<TrainingEvent> progress)
    {
        try
        {
            Complete(artifact);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            progress.Report(new TrainingEvent.Noticed(NotWritten(error)));
        }
    }

    /// <summary>Begins the file anew.</summary>
    public FileStream Create()
    {
        Directory.CreateDirectory(_folder);
        foreach (var old in Own) File.Delete(old);
        var time = clock.GetUtcNow();
        // Whoever looks at it meanwhile may read it.
        var file = new FileStream(Path.Combine(_folder, $"{Prefix}{time.ToUnixTimeSeconds()}{Ending}"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        EventFile.Begin(file, time);
        return file;
    }

    /// <summary>What went wrong.</summary>
    public Diagnostic NotWritten(Exception error) => TensorBoardDiagnostics.NotWritten(plan, error);

    private void Complete(string artifact)
    {
        var steps = ScalarEvents.Of(JsonNode.Parse(File.ReadAllBytes(Path.Combine(artifact, ArtifactFiles.Metrics)))!.AsObject());
        // The first record names the format.
        if (Own is [var present] && present.EndsWith(Ending, StringComparison.Ordinal) && EventFile.Count(present) == steps.Count + 1) return;
        using var file = Create();
        foreach (var (step, scalars) in steps) EventFile.Add(file, clock.GetUtcNow(), step, scalars);
    }
}
