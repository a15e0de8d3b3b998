using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>The line that moves: what is being done, a bar, loss, speed, time left.</summary>
internal sealed class LiveLine(TimeProvider clock, int width, bool unicode)
{
    private const int BarWidth = 24;
    private readonly RateMeter _examples = new(clock);
    private readonly RateMeter _work = new(clock);
    private string _title = "";
    private string? _phase;
    private double _done;
    private double _total = 1;
    private double _exampleCount;
    private IReadOnlyList<string> _details = [];

    /// <summary>Takes in what happened; whether it shows.</summary>
    public bool Update(TrainingEvent value)
    {
        switch (value)
        {
            case TrainingEvent.Started:
                _phase = null;
                return false;
            case TrainingEvent.FeaturesComputed features:
                Begin($"{features.DataSet} {features.Split}", ProgressText.Features(features.DataSet, features.Split));
                _exampleCount = features.Done;
                Advance(features.Done, features.Total);
                _details = [$"{Words.Count(features.Done)} of {Words.Count(features.Total)}", .. Speed()];
                return true;
            case TrainingEvent.StepTaken step:
                Begin("training", $"epoch {step.Epoch} of {step.Epochs}");
                _exampleCount += step.Examples;
                Advance(((step.Epoch - 1) * step.Steps) + step.Step, step.Epochs * step.Steps);
                _details = [$"loss {Words.Metric(step.Loss)}", .. Speed()];
                return true;
            default:
                return value is TrainingEvent.EpochEnded;
        }
    }

    /// <summary>The line in Spectre's markup, no wider than the terminal.</summary>
    public string Markup()
    {
        var filled = (int)Math.Clamp(_done / _total * BarWidth, 0, BarWidth);
        var (full, empty) = unicode ? ('━', '─') : ('=', '-');
        var left = width - 2 - _title.Length - 2 - BarWidth - 1;
        var shown = new List<string>();
        foreach (var detail in _details)
        {
            left -= detail.Length + 2;
            if (left < 0) break;
            shown.Add("  " + Spectre.Console.Markup.Escape(detail));
        }

        return $"  {Spectre.Console.Markup.Escape(_title)}  [green]{new string(full, filled)}[/][grey]{new string(empty, BarWidth - filled)}[/]{string.Concat(shown)}";
    }

    private void Begin(string phase, string title)
    {
        _title = title;
        if (_phase == phase) return;
        _phase = phase;
        _exampleCount = 0;
        _work.Mark(0);
        _examples.Mark(0);
    }

    private void Advance(double done, double total)
    {
        (_done, _total) = (done, total);
        _work.Mark(done);
        _examples.Mark(_exampleCount);
    }

    private IEnumerable<string> Speed()
    {
        if (_examples.PerSecond is { } rate) yield return $"{Words.Rate(rate)} examples/s";
        if (_work.Left(_total) is { } left) yield return $"{Words.Clock(left)} left";
    }
}
