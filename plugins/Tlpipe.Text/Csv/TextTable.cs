using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Tlpipe.Abstractions;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Csv;

/// <summary>Reads a table of texts: separated text (RFC 4180) with a line of column names first. It is hostile until checked: its size, its lines, its cells and its columns are bounded.</summary>
internal sealed class TextTable(InputPath path, TextCsvOptions options, DiagnosticCollector problems)
{
    private const int LongestCell = 1 << 20;
    private const int LongestRow = 1 << 22;
    private const int MostColumns = 1 << 14;

    /// <summary>The rows without errors of their own; those without a text are left out.</summary>
    /// <exception cref="DiagnosticException">The file is no table, or lacks a column (TLP3403 to TLP3413, TLP3425).</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public IReadOnlyList<TextRow> Read()
    {
        using var stream = TextFiles.Open(path.FullPath);
        var isUtf8 = options.Encoding == TextEncoding.Utf8;
        using var text = new BoundedReader(
            new StreamReader(stream, isUtf8 ? new UTF8Encoding(false, throwOnInvalidBytes: true) : Encoding.Latin1, detectEncodingFromByteOrderMarks: isUtf8), LongestRow);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = options.Separator switch { CellSeparator.Comma => ",", CellSeparator.Semicolon => ";", _ => "\t" },
            MaxFieldSize = LongestCell,
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        try
        {
            var rows = csv.Read() ? Rows(csv, text, Columns(csv.Record!)) : [];
            if (rows.Count == 0) problems.Add(TextSetErrors.NoTexts(path.FullPath));
            return rows;
        }
        catch (MaxFieldSizeException)
        {
            throw new DiagnosticException(TextSetErrors.TooLong(path.FullPath, csv.RawRow, LongestCell));
        }
        catch (InvalidDataException)
        {
            throw TextSetErrors.NotTable(path.FullPath, string.Create(CultureInfo.InvariantCulture, $"the row near line {csv.RawRow} has more than {LongestRow} characters"));
        }
        catch (DecoderFallbackException)
        {
            throw new DiagnosticException(TextSetErrors.NotEncoded(path.FullPath, csv.RawRow + 1));
        }
    }

    private Layout Columns(string[] cells)
    {
        CheckNoNul(cells, line: 1);
        if (cells.Length > MostColumns) throw TextSetErrors.NotTable(path.FullPath, string.Create(CultureInfo.InvariantCulture, $"it has {cells.Length} columns, more than {MostColumns}"));
        string[] names = [.. cells.Select(name => name.Trim())];
        foreach (var twice in names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(TextSetErrors.TwoColumns(path.FullPath, twice.Key));
        if (!names.Contains(options.Text, StringComparer.Ordinal)) problems.Add(TextSetErrors.NoColumn(path.FullPath, options.Text!, "text", names));
        foreach (var target in options.Targets.Keys.Where(target => !names.Contains(target, StringComparer.Ordinal)))
            problems.Add(TextSetErrors.NoColumn(path.FullPath, target, "targets", names));
        problems.ThrowIfAny();
        return new(names.Length, Array.IndexOf(names, options.Text), [.. options.Targets.Keys.Select(target => Array.IndexOf(names, target))]);
    }

    private List<TextRow> Rows(CsvParser csv, BoundedReader text, Layout layout)
    {
        var rows = new List<TextRow>();
        for (var line = csv.RawRow + 1; text.ReadRecord(csv.Read); line = csv.RawRow + 1)
        {
            var cells = csv.Record!;
            CheckNoNul(cells, line);
            if (cells.Length != layout.Count) problems.Add(TextSetErrors.WrongCells(path.FullPath, line, cells.Length, layout.Count));
            else if (!string.IsNullOrWhiteSpace(cells[layout.Text])) rows.Add(new(path.FullPath, line, cells[layout.Text], [.. layout.Targets.Select(target => cells[target].Trim())]));
        }

        return rows;
    }

    private void CheckNoNul(string[] cells, int line)
    {
        foreach (var cell in cells) TextFiles.CheckNoNul(cell, path.FullPath, line);
    }

    /// <summary>Where the columns are.</summary>
    private sealed record Layout(int Count, int Text, IReadOnlyList<int> Targets);
}
