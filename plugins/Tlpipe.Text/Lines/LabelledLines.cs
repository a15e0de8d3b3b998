using System.Globalization;
using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Lines;

/// <summary>Reads a file of lines, each a label, a separator and a text. Blank lines are passed over.</summary>
internal sealed class LabelledLines(InputPath path, TextLinesOptions options, DiagnosticCollector problems)
{
    private const char BetweenParts = ':';
    private readonly char _separator = options.Separator == LineSeparator.Tab ? '\t' : ' ';
    private readonly List<TextRow> _rows = [];
    private readonly StringBuilder _continued = new();
    private bool _isTooLong;

    /// <summary>The rows without errors of their own.</summary>
    /// <exception cref="DiagnosticException">The file can't be read as text (TLP3403 to TLP3405).</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public IReadOnlyList<TextRow> Read()
    {
        foreach (var (number, line) in TextLines.Of(path.FullPath, options.Encoding))
            if (!string.IsNullOrWhiteSpace(line))
                Add(number, line);
        EndText();
        if (_rows.Count == 0) problems.Add(TextSetErrors.NoTexts(path.FullPath));
        return _rows;
    }

    private void Add(int number, string line)
    {
        if (RowOf(number, line) is { } row)
        {
            EndText();
            _rows.Add(row);
        }
        else if (options.WithoutLabel == LineWithoutLabel.Error) problems.Add(TextSetErrors.NoLabel(path.FullPath, number, Wanted()));
        else if (options.WithoutLabel == LineWithoutLabel.Join && _rows.Count == 0) problems.Add(TextSetErrors.NothingBefore(path.FullPath, number));
        else if (options.WithoutLabel == LineWithoutLabel.Join) Continue(number, line);
    }

    /// <summary>Adds a line to the last text, which grows to a bound.</summary>
    private void Continue(int number, string line)
    {
        if (_isTooLong) return;
        _continued.Append(' ').Append(line.AsSpan().Trim());
        _isTooLong = _rows[^1].Text.Length + _continued.Length > TextLines.LongestLine;
        if (_isTooLong) problems.Add(TextSetErrors.TooLongJoined(path.FullPath, _rows[^1].Line, number, TextLines.LongestLine));
    }

    private void EndText()
    {
        if (_continued.Length > 0 && !_isTooLong) _rows[^1] = _rows[^1] with { Text = _rows[^1].Text + _continued };
        _continued.Clear();
        _isTooLong = false;
    }

    private TextRow? RowOf(int number, string line)
    {
        var end = line.IndexOf(_separator, StringComparison.Ordinal);
        if (end <= 0 || line.AsSpan(end).IsWhiteSpace()) return null;
        var label = line[..end].Trim();
        var parts = options.Targets.Count == 1 ? [label] : label.Split(BetweenParts);
        if (parts.Length != options.Targets.Count || parts.Any(part => part.Length == 0)) return null;
        return new(path.FullPath, number, line[(end + 1)..].Trim(), [.. parts.Select((_, place) => string.Join(BetweenParts, parts.Take(place + 1)))]);
    }

    private string Wanted()
    {
        var label = options.Targets.Count == 1 ? "a label" : string.Create(CultureInfo.InvariantCulture, $"a label of {options.Targets.Count} parts with ':' between them");
        return $"{label}, a {(options.Separator == LineSeparator.Tab ? "tab" : "space")} and a text";
    }
}
