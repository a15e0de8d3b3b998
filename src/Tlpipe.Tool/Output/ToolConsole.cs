using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Output;

/// <summary>Standard output and standard error, what they can show, and the diagnostics that were told.</summary>
internal sealed class ToolConsole : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Lock _lock = new();

    /// <summary>Streams that somebody gives.</summary>
    public ToolConsole(TextWriter output, TextWriter error, bool outIsTerminal, bool errorIsTerminal, bool colours)
    {
        (Out, Error) = (output, error);
        (OutIsTerminal, ErrorIsTerminal) = (outIsTerminal, errorIsTerminal);
        OutStyle = new(outIsTerminal && colours);
        ErrorStyle = new(errorIsTerminal && colours);
    }

    /// <summary>Standard output.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether standard output is a terminal that can move its cursor.</summary>
    public bool OutIsTerminal { get; }

    /// <summary>The columns of the terminal that standard output is; 80 where it is none, or doesn't say.</summary>
    public int Width => OutIsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 80;

    /// <summary>Whether standard error is one.</summary>
    public bool ErrorIsTerminal { get; }

    /// <summary>How standard output is styled.</summary>
    public Style OutStyle { get; }

    /// <summary>How standard error is styled.</summary>
    public Style ErrorStyle { get; }

    /// <summary>Shows a diagnostic in place of standard error: a live display takes it over while it owns the terminal.</summary>
    public Action<Diagnostic>? Show { get; set; }

    /// <summary>What was told so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics
    {
        get
        {
            lock (_lock) return [.. _diagnostics];
        }
    }

    /// <summary>Whether an error was told.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The streams of this process, UTF-8 whatever the locale says. Colours are for terminals, unless <c>NO_COLOR</c> is set (no-color.org).</summary>
    public static ToolConsole OfProcess()
    {
        var dumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        return new(
            new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
            new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
            !dumb && !Console.IsOutputRedirected,
            !dumb && !Console.IsErrorRedirected,
            colours: string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
    }

    /// <summary>A diagnostic in MSBuild's canonical form, on one line whatever its text holds, and without a control character that a terminal would obey.</summary>
    public static string LineOf(Diagnostic diagnostic) => Words.Printable(diagnostic.ToString().ReplaceLineEndings(" "));

    /// <summary>Tells a diagnostic in MSBuild's canonical form; one that was told already is not told again.</summary>
    public void Report(Diagnostic diagnostic)
    {
        lock (_lock)
        {
            if (_diagnostics.Contains(diagnostic)) return;
            _diagnostics.Add(diagnostic);
            if (Show is { } show) show(diagnostic);
            else Error.WriteLine(ErrorStyle.Diagnostic(LineOf(diagnostic), diagnostic.Severity));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Out.Flush();
        Error.Flush();
    }
}
