using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>Plain lines: one an epoch, and now and then one while features are computed.</summary>
/// <param name="context">The command.</param>
/// <param name="say">Takes the lines; by default they are written under the model's name.</param>
internal sealed class LineProgress(CommandContext context, Action<string>? say = null) : ProgressDisplay, IProgress<TrainingEvent>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private readonly RateMeter _features = new(context.Clock);
    private readonly RateMeter _steps = new(context.Clock);
    private readonly RateMeter _work = new(context.Clock);
    private string? _heading;
    private long _lastLine = context.Clock.GetTimestamp();
    private double _examples;
    private double _total;
    private bool _isComparing;

    /// <inheritdoc/>
    public override T Show<T>(Func<IProgress<TrainingEvent>, T> work) => work(this);

    /// <inheritdoc/>
    public void Report(TrainingEvent value)
    {
        lock (_lock) Tell(value);
    }

    private void Tell(TrainingEvent value)
    {
        switch (value)
        {
            case TrainingEvent.Started started:
                _heading = $"{started.Model} {started.Version}";
                _isComparing = false;
                _examples = 0;
                _work.Begin();
                break;
            case TrainingEvent.Comparing comparing:
                Line(ProgressText.Comparing(comparing));
                _isComparing = true;
                break;
            case TrainingEvent.Noticed noticed:
                context.Report(noticed.Diagnostic);
                break;
            case TrainingEvent.WeightsTaken or TrainingEvent.FeaturesComputed or TrainingEvent.StepTaken or TrainingEvent.EpochEnded when _isComparing:
                // Of the trainings beside the model's own a line tells which one it is; what they bring is in the summary.
                break;
            case TrainingEvent.WeightsTaken weights:
                Line(ProgressText.Weights(weights.Source, weights.Dropped));
                break;
            case TrainingEvent.Waiting waiting:
                Line(ProgressText.Waiting(waiting.Model));
                break;
            case TrainingEvent.Resumed resumed:
                Line(ProgressText.Resumed(resumed));
                break;
            case TrainingEvent.FeaturesComputed features:
                _features.Mark(features.Done);
                // Lines of several workers stand among each other: there each split has one.
                if (features.Done == features.Total || (say is null && context.Clock.GetElapsedTime(_lastLine) > Pause)) Line(Features(features));
                break;
            case TrainingEvent.StepTaken step:
                _steps.Mark(_examples += step.Examples);
                _work.Mark(((step.Epoch - 1) * step.Steps) + step.Step);
                _total = step.Epochs * step.Steps;
                break;
            case TrainingEvent.EpochEnded ended:
                Line(Epoch(ended));
                break;
        }
    }

    /// <summary>The model's name stands above its first line, so that one that is up to date says nothing.</summary>
    private void Line(string text)
    {
        if (say is not null)
        {
            _lastLine = context.Clock.GetTimestamp();
            say(text);
            return;
        }

        if (_heading is not null) context.Out.WriteLine(_heading);
        _heading = null;
        _lastLine = context.Clock.GetTimestamp();
        context.Out.WriteLine($"  {text}");
    }

    private string Features(TrainingEvent.FeaturesComputed features)
    {
        var rate = _features.PerSecond is { } perSecond ? $", {Words.Rate(perSecond)} a second" : "";
        return $"{ProgressText.Features(features)}: {Words.Count(features.Done)} of {Words.Count(features.Total)}{rate}";
    }

    private string Epoch(TrainingEvent.EpochEnded ended)
    {
        var rate = _steps.PerSecond is { } perSecond ? [$"{Words.Rate(perSecond)} examples a second"] : Array.Empty<string>();
        var left = ended.Record.Epoch < ended.Epochs && _work.Left(_total) is { TotalSeconds: >= 1 } time ? [$"{Words.Clock(time)} left"] : Array.Empty<string>();
        var best = ended.IsBest ? " (best so far)" : "";
        return $"epoch {ended.Record.Epoch} of {ended.Epochs}: {string.Join(", ", [ProgressText.Loss(ended.Record), .. ProgressText.Metrics(ended.Record), .. rate, .. left])}{best}";
    }
}
