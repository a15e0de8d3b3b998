using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Output;

/// <summary>A little emphasis, by ANSI's escape sequences, where a terminal shows it.</summary>
/// <param name="IsOn">Whether it shows.</param>
internal sealed record Style(bool IsOn)
{
    private const string Reset = "\e[0m";

    public string Strong(string text) => Wrap("\e[1m", text);

    public string Quiet(string text) => Wrap("\e[2m", text);

    public string Good(string text) => Wrap("\e[32m", text);

    public string Bad(string text) => Wrap("\e[31m", text);

    public string Warn(string text) => Wrap("\e[33m", text);

    /// <summary>A diagnostic's line with its severity in colour.</summary>
    public string Diagnostic(string line, DiagnosticSeverity severity)
    {
        var word = severity == DiagnosticSeverity.Error ? ": error " : ": warning ";
        var at = line.IndexOf(word, StringComparison.Ordinal);
        if (!IsOn || at < 0) return line;
        var shown = severity == DiagnosticSeverity.Error ? Bad(word[2..^1]) : Warn(word[2..^1]);
        return $"{line[..(at + 2)]}{shown}{line[(at + word.Length - 1)..]}";
    }

    private string Wrap(string code, string text) => IsOn ? $"{code}{text}{Reset}" : text;
}
