using System.Text.Json;
using System.Text.Json.Serialization;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Artifacts;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// Writes the whole state of a run at intervals and takes it up again. The file appears whole or not at all;
/// it holds what training changes, the copy at the best epoch, the optimizer, the balancer, the average of the weights, the counters and the history.
/// </summary>
internal sealed class Checkpointer
{
    private const string RunKey = "run";
    private static readonly JsonSerializerOptions Exact = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly string _path;
    private readonly TrainingRun _run;
    private readonly TrainingSettings _settings;
    private readonly Action<Exception> _failed;
    private long _saved;

    /// <param name="folder">Where it lies.</param>
    /// <param name="run">The run.</param>
    /// <param name="settings">How often it is written.</param>
    /// <param name="failed">Told why it can't be written.</param>
    public Checkpointer(string folder, TrainingRun run, TrainingSettings settings, Action<Exception> failed)
    {
        _path = Path.Combine(folder, "checkpoint.safetensors");
        _run = run;
        _settings = settings;
        _failed = failed;
        _saved = settings.Clock.GetTimestamp();
    }

    /// <summary>Writes a checkpoint where the last one is old enough.</summary>
    /// <exception cref="DiagnosticException">TLP7002: the inputs have changed, and going on leads nowhere.</exception>
    public void SaveIfDue()
    {
        if (_settings.Clock.GetElapsedTime(_saved) < _settings.CheckpointInterval) return;
        _settings.Inputs.ThrowIfChanged();
        Save();
    }

    /// <summary>Writes a last checkpoint, unless the inputs have changed.</summary>
    public void SaveLast()
    {
        if (_settings.Inputs.FindChanges().Count == 0) Save();
    }

    /// <summary>A run whose checkpoint can't be written is worth no less.</summary>
    private void Save()
    {
        try
        {
            Write();
        }
        catch (Exception error) when (error is DiagnosticException or IOException or UnauthorizedAccessException)
        {
            _failed(error);
        }

        _saved = _settings.Clock.GetTimestamp();
    }

    private void Write()
    {
        using var scope = NewDisposeScope();
        var optimizer = _run.Optimizer.state_dict();
        var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        Add(tensors, "live.", _run.TrainedState);
        Add(tensors, "best.", _run.BestState);
        Add(tensors, "optimizer.", optimizer.Tensors);
        Add(tensors, "balancer.", _run.Balancing.State());
        if (_run.Average is { } average) Add(tensors, "average.", average.State());
        var progress = new Progress(_run.Step, _run.Start, _run.Epochs, _run.Tally.Sums, _run.Cosines.State, optimizer.Scalars);
        TensorFile.Save(_path, tensors, new Dictionary<string, string> { [RunKey] = JsonSerializer.Serialize(progress, Exact) });
    }

    /// <summary>Goes on from the last checkpoint; <see langword="false"/> where there is none that can be read.</summary>
    public bool TryRestore()
    {
        if (!File.Exists(_path)) return false;
        using var scope = NewDisposeScope();
        if (TryRead() is not { } found) return false;
        var (tensors, progress) = found;
        BestState.CopyInto(_run.TrainedState, Part(tensors, "live."));
        _run.RestoreBest(Part(tensors, "best."));
        _run.Optimizer.load_state_dict(new() { Tensors = Part(tensors, "optimizer."), Scalars = progress.Optimizer.ToDictionary() });
        _run.Balancing.Restore(Part(tensors, "balancer."));
        _run.Average?.Restore(Part(tensors, "average."));
        _run.Step = progress.Step;
        _run.Start = progress.Start;
        _run.Epochs.AddRange(progress.Epochs);
        _run.Tally.Restore(progress.Tally);
        _run.Cosines.State = progress.Cosines;
        return true;
    }

    private (Dictionary<string, Tensor> Tensors, Progress Progress)? TryRead()
    {
        try
        {
            using var file = Checkpoint.Open(_path);
            var progress = JsonSerializer.Deserialize<Progress>(file.Metadata[RunKey], Exact);
            return progress is null ? null : (TensorFile.ReadAll(file), progress);
        }
        catch (Exception exception) when (exception is DiagnosticException or JsonException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static void Add(Dictionary<string, Tensor> tensors, string prefix, IReadOnlyDictionary<string, Tensor> part)
    {
        foreach (var (name, tensor) in part) tensors.Add(prefix + name, tensor);
    }

    private static Dictionary<string, Tensor> Part(Dictionary<string, Tensor> tensors, string prefix) =>
        tensors.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(entry => entry.Key[prefix.Length..], entry => entry.Value);

    /// <summary>What a checkpoint holds besides tensors.</summary>
    private sealed record Progress(
        long Step,
        IReadOnlyDictionary<string, MeasuredMetrics> Start,
        IReadOnlyList<EpochRecord> Epochs,
        IReadOnlyDictionary<string, EpochTally.TaskSum> Tally,
        CosineTally.Sums Cosines,
        IReadOnlyDictionary<string, double> Optimizer);
}
