using Spectre.Console;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>On a terminal: a line for each epoch, and under them one that moves. Written without Spectre.Console's live display, which keeps its first width.</summary>
internal sealed class LiveProgress : ProgressDisplay, IProgress<TrainingEvent>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int Indent = 2;
    private readonly CommandContext _context;
    private readonly IAnsiConsole _terminal;
    private readonly LiveLine _line;
    private readonly Lock _lock = new();
    private string? _heading;
    private long _lastShown;
    private int _columns;
    private bool _isComparing;

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
        _line = new(context.Clock, _terminal.Profile.Capabilities.Unicode);
    }

    /// <inheritdoc/>
    public override T Show<T>(Func<IProgress<TrainingEvent>, T> work)
    {
        if (_context.Console.ErrorIsTerminal) _context.Console.Show = WriteDiagnostic;
        try
        {
            _terminal.Cursor.Hide();
            return work(this);
        }
        finally
        {
            Erase();
            _terminal.Cursor.Show();
            _context.Console.Show = null;
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
                _isComparing = false;
                break;
            case TrainingEvent.Comparing comparing:
                Above(Markup.Escape(ProgressText.Comparing(comparing)));
                _isComparing = true;
                break;
            case TrainingEvent.WeightsTaken or TrainingEvent.EpochEnded when _isComparing:
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
                foreach (var line in EpochLines.Of(ended, _terminal.Profile.Width - Indent)) Above(line);
                break;
        }

        if (_line.Update(value)) Show(force: value is TrainingEvent.EpochEnded);
    }

    private void Show(bool force)
    {
        if (!force && _context.Clock.GetElapsedTime(_lastShown) < Pause) return;
        Heading();
        _lastShown = _context.Clock.GetTimestamp();
        Erase();
        Paint();
    }

    private void Paint()
    {
        _terminal.Markup(_line.Markup(_terminal.Profile.Width));
        _columns = _line.Columns;
    }

    /// <summary>Erases the line that moves. A terminal that was made narrower has broken it into several, and the cursor is in the last.</summary>
    private void Erase()
    {
        var broken = Math.Max(0, _columns - 1) / Math.Max(1, _terminal.Profile.Width);
        _terminal.Write(new ControlCode(broken > 0 ? $"\r\e[{broken}A\e[J" : "\r\e[J"));
        _columns = 0;
    }

    private void Above(string markup)
    {
        Heading();
        WriteLine(new string(' ', Indent) + markup);
    }

    private void WriteDiagnostic(Diagnostic diagnostic)
    {
        var line = ToolConsole.LineOf(diagnostic);
        var (word, colour) = diagnostic.Severity == DiagnosticSeverity.Error ? (": error ", "red") : (": warning ", "yellow");
        lock (_lock) WriteLine(Markup.Escape(line).Replace(word, $": [{colour}]{word[2..^1]}[/] ", StringComparison.Ordinal));
    }

    private void WriteLine(string markup)
    {
        var moves = _columns > 0;
        Erase();
        _terminal.MarkupLine(markup);
        if (moves) Paint();
    }

    private void Heading()
    {
        if (_heading is not null) WriteLine(_heading);
        _heading = null;
    }
}
