using Spectre.Console;
using Spectre.Console.Rendering;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>On a terminal: a line for each epoch, and under them one that moves.</summary>
internal sealed class LiveProgress : ProgressDisplay, IProgress<TrainingEvent>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly CommandContext _context;
    private readonly IAnsiConsole _terminal;
    private readonly LiveLine _line;
    private readonly Lock _lock = new();
    private LiveDisplayContext? _display;
    private string? _heading;
    private long _lastShown;

    public LiveProgress(CommandContext context)
    {
        _context = context;
        _terminal = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = context.Console.OutStyle.IsOn ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(context.Out),
        });
        _line = new(context.Clock, _terminal.Profile.Width, _terminal.Profile.Capabilities.Unicode);
    }

    /// <inheritdoc/>
    public override T Show<T>(Func<IProgress<TrainingEvent>, T> work)
    {
        if (_context.Console.ErrorIsTerminal) _context.Console.ErrorLine = WriteDiagnostic;
        try
        {
            return _terminal.Live(Below(Text.Empty)).AutoClear(true).Start(display =>
            {
                _display = display;
                return work(this);
            });
        }
        finally
        {
            _context.Console.ErrorLine = null;
        }
    }

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
                _heading = $"[bold]{Markup.Escape($"{started.Model} {started.Version}")}[/]";
                break;
            case TrainingEvent.Noticed noticed:
                _context.Report(noticed.Diagnostic);
                break;
            case TrainingEvent.WeightsTaken weights:
                Above(Markup.Escape(ProgressText.Weights(weights.Source, weights.Dropped)));
                break;
            case TrainingEvent.Waiting waiting:
                Above($"[yellow]{Markup.Escape(ProgressText.Waiting(waiting.Model))}[/]");
                break;
            case TrainingEvent.Resumed resumed:
                Above($"[yellow]{Markup.Escape(ProgressText.Resumed(resumed))}[/]");
                break;
            case TrainingEvent.EpochEnded ended:
                Above(Epoch(ended));
                break;
        }

        if (_line.Update(value)) Show(force: value is TrainingEvent.EpochEnded);
    }

    private void Show(bool force)
    {
        if (!force && _context.Clock.GetElapsedTime(_lastShown) < Pause) return;
        Heading();
        _lastShown = _context.Clock.GetTimestamp();
        _display!.UpdateTarget(Below(new Markup(_line.Markup())));
    }

    /// <summary>An empty line above what moves. Also, Spectre.Console 0.49 goes up by 0 lines to repaint a single one, which terminals take for 1.</summary>
    private static Rows Below(IRenderable line) => new(new Text(" "), line);

    private void Above(string markup)
    {
        Heading();
        WriteLine($"  {markup}");
    }

    private void WriteDiagnostic(string line, DiagnosticSeverity severity)
    {
        var (word, colour) = severity == DiagnosticSeverity.Error ? (": error ", "red") : (": warning ", "yellow");
        WriteLine(Markup.Escape(line).Replace(word, $": [{colour}]{word[2..^1]}[/] ", StringComparison.Ordinal));
    }

    private void WriteLine(string markup) => _terminal.Write(new Erasing(new Markup(markup + "\n")));

    private void Heading()
    {
        if (_heading is not null) WriteLine(_heading);
        _heading = null;
    }

    private static string Epoch(TrainingEvent.EpochEnded ended)
    {
        var width = ended.Epochs.ToString().Length;
        var metrics = string.Join("  ", ProgressText.Metrics(ended.Record).Prepend(ProgressText.Loss(ended.Record)).Select(Markup.Escape));
        var epoch = $"epoch {ended.Record.Epoch.ToString().PadLeft(width)} of {ended.Epochs}";
        return ended.IsBest ? $"{epoch}  {metrics}  [green]best so far[/]" : $"{epoch}  {metrics}";
    }
}
