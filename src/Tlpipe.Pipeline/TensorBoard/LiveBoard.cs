using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.TensorBoard;

/// <summary>Writes the event file of a training as its epochs end, for people who watch in TensorBoard. A file that can't be written is told once, and stops nothing.</summary>
internal sealed class LiveBoard(BoardFolder folder, TimeProvider clock, IProgress<TrainingEvent> next) : IProgress<TrainingEvent>, IDisposable
{
    private FileStream? _file;
    private bool _failed;

    /// <inheritdoc/>
    public void Report(TrainingEvent value)
    {
        if (value is TrainingEvent.StartMeasured { Start.Count: > 0 } measured) Add(0, ScalarEvents.OfTasks(MetricsJson.Start(measured.Start)));
        if (value is TrainingEvent.EpochEnded ended) Add(ended.Record.Epoch, ScalarEvents.OfEpoch(MetricsJson.Epoch(ended.Record)));
        next.Report(value);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private void Add(long step, IReadOnlyList<(string Tag, float Value)> scalars)
    {
        if (_failed) return;
        try
        {
            EventFile.Add(_file ??= folder.Create(), clock.GetUtcNow(), step, scalars);
            _file.Flush();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _failed = true;
            next.Report(new TrainingEvent.Noticed(folder.NotWritten(error)));
        }
    }
}
