using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>The line that moves: what is being done, a bar, loss, speed, time left.</summary>
internal sealed class LiveLine(TimeProvider clock, bool unicode)
{
    private const int WidestBar = 24;
    private const int NarrowestBar = 4;
    private readonly RateMeter _examples = new(clock);
    private readonly RateMeter _work = new(clock);
    private string _title = "";
    private string _comparing = "";
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
                _comparing = "";
                return false;
            case TrainingEvent.Comparing comparing:
                _phase = null;
                _comparing = $"{comparing.Name}: ";
                return false;
            case TrainingEvent.FeaturesComputed features:
                Begin(ProgressText.Features(features), ProgressText.Features(features));
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
            case TrainingEvent.RateTried tried:
                Begin("rates", $"rate {Words.LearningRate(tried.Rate)}");
                _exampleCount += tried.Examples;
                Advance(tried.Step, tried.Steps);
                _details = [$"loss {Words.Metric(tried.Loss)}", .. Speed()];
                return true;
            default:
                return value is TrainingEvent.EpochEnded;
        }
    }

    /// <summary>The columns that the line took which was given last.</summary>
    public int Columns { get; private set; }

    /// <summary>The line in Spectre's markup. The terminal's last column stays free: a full line would break in some.</summary>
    /// <param name="width">The terminal's columns.</param>
    public string Markup(int width)
    {
        var room = Math.Max(0, width - 1);
        var title = "  " + _title;
        if (title.Length > room) title = title[..room];
        Columns = title.Length;
        var bar = Math.Min(WidestBar, room - Columns - 2);
        var line = Spectre.Console.Markup.Escape(title);
        if (bar < NarrowestBar) return line;
        Columns += bar + 2;
        line += "  " + Bar(bar);
        foreach (var detail in _details)
        {
            if (Columns + detail.Length + 2 > room) break;
            Columns += detail.Length + 2;
            line += "  " + Spectre.Console.Markup.Escape(detail);
        }

        return line;
    }

    private string Bar(int columns)
    {
        var filled = (int)Math.Clamp(_done / _total * columns, 0, columns);
        var (full, empty) = unicode ? ('━', '─') : ('=', '-');
        return $"[green]{new string(full, filled)}[/][grey]{new string(empty, columns - filled)}[/]";
    }

    /// <summary>A new phase. Its first mark is where the measuring starts: a run that goes on didn't do in this time what an earlier one did.</summary>
    private void Begin(string phase, string title)
    {
        _title = _comparing + title;
        if (_phase == phase) return;
        _phase = phase;
        _exampleCount = 0;
        _work.Begin();
        _examples.Begin();
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
