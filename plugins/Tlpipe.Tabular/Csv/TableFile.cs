using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Csv;

/// <summary>Reads a table: delimited text (RFC 4180) in UTF-8. It is hostile until checked: its size, its lines, its cells, its columns and its numbers of errors are bounded.</summary>
/// <param name="path">The file.</param>
/// <param name="split">The split of its rows.</param>
/// <param name="delimiter">What stands between cells; found in the first line where it is <see langword="null"/>.</param>
/// <param name="problems">Takes the errors.</param>
internal sealed class TableFile(string path, Split split, string? delimiter, DiagnosticCollector problems)
{
    private const long LargestFile = 1L << 30;
    private const int LargestCell = 1 << 16;
    private const int LongestRow = 1 << 22;
    private const int MostColumns = 1 << 14;
    private const long MostCells = 1L << 28;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The columns, and the rows without errors of their own.</summary>
    /// <exception cref="DiagnosticException">The file is no table.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public Table Read()
    {
        try
        {
            using var text = new BoundedReader(Open(), LongestRow);
            using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = delimiter ?? FindDelimiter(),
                TrimOptions = TrimOptions.Trim | TrimOptions.InsideQuotes,
                MaxFieldSize = LargestCell,
                BadDataFound = null,
                IgnoreBlankLines = true,
                CacheFields = true,
            });
            try
            {
                if (!csv.Read()) throw Fails("it is empty");
                return Rows(csv, text, Columns(csv.Record!));
            }
            catch (Exception error) when (error is MaxFieldSizeException or ParserException or BadDataException)
            {
                throw Fails($"a cell near line {csv.RawRow} has more than {LargestCell} characters; a quote may not be closed");
            }
            catch (InvalidDataException)
            {
                throw Fails($"the row near line {csv.RawRow} has more than {LongestRow} characters; a quote may not be closed");
            }
        }
        catch (DecoderFallbackException)
        {
            throw Fails("it is not UTF-8");
        }
    }

    private StreamReader Open()
    {
        var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        if (text.BaseStream.Length <= LargestFile) return text;
        using (text) throw Fails($"it has {text.BaseStream.Length} bytes, more than {LargestFile}");
    }

    /// <summary>The delimiter that is most frequent in the first line, outside of quotes; a comma where there is none.</summary>
    private string FindDelimiter()
    {
        using var text = Open();
        var counts = new int[Delimiters.Length];
        var quoted = false;
        for (var left = LargestCell; left > 0 && text.Read() is var next && next >= 0 && (quoted || next is not ('\r' or '\n')); left--)
        {
            if (next == '"') quoted = !quoted;
            else if (!quoted && Array.IndexOf(Delimiters, (char)next) is var found && found >= 0) counts[found]++;
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())].ToString();
    }

    private string[] Columns(string[] names)
    {
        if (names.Length > MostColumns) throw Fails($"it has {names.Length} columns, more than {MostColumns}");
        if (Array.FindIndex(names, string.IsNullOrWhiteSpace) is var place && place >= 0) throw Fails($"column {place + 1} has no name");
        // Names are told in errors, on terminals.
        if (Array.FindIndex(names, name => name.Any(char.IsControl)) is var odd && odd >= 0) throw Fails($"the name of column {odd + 1} has a control character in it");
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) throw Fails($"it has two columns '{twice.Key}'");
        return names;
    }

    private Table Rows(CsvParser csv, BoundedReader text, string[] columns)
    {
        var rows = new List<TableRow>();
        for (var line = csv.RawRow + 1; text.ReadRecord(csv.Read); line = csv.RawRow + 1)
        {
            if ((long)rows.Count * columns.Length > MostCells) throw Fails($"it has more than {MostCells} cells");
            var cells = csv.Record!;
            if (cells.Length == columns.Length) rows.Add(new(path, line, split, cells));
            else problems.Add(CsvErrors.WrongCells(path, line, cells.Length, columns.Length));
        }

        return new(columns, rows);
    }

    private DiagnosticException Fails(string reason) => new(CsvErrors.NotTable(path, reason));
}
