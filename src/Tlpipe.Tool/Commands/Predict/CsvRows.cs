using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;
using Tlpipe.Abstractions;
using Tlpipe.Models;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>The rows of a table in CSV (RFC 4180), below a line of column names.</summary>
/// <param name="reader">The table; it is read as far as rows are asked for.</param>
/// <param name="source">What errors call it.</param>
/// <param name="linesBefore">The blank lines that were read of it before.</param>
/// <param name="begun">What was read of the first line before.</param>
internal sealed class CsvRows(TextReader reader, string source, int linesBefore, string begun)
{
    private const int LongestHeader = 1 << 20;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The rows as records, each called by file and line; where there is none, a record that says so. One with more or fewer cells than there are columns says so when it is decoded: whose cells are whose is not guessed.</summary>
    /// <exception cref="DiagnosticException">TLP4253 and TLP4258: a column is missing, or is there twice; TLP4255: it is no text; TLP4259: there is nothing.</exception>
    public IEnumerable<EncodedInput> Read(InputForm form)
    {
        var header = StrictText.Read(source, Header);
        if (header.Length == 0) throw new DiagnosticException(PredictDiagnostics.EmptyTable(source));
        var delimiter = form.Delimiter is { } named && header.Contains(named, StringComparison.Ordinal) ? named : DelimiterOf(header);
        using var text = new BegunText(header, reader);
        using var csv = new CsvParser(text, Rules(delimiter));
        if (!StrictText.Read(source, csv.Read)) throw new DiagnosticException(PredictDiagnostics.EmptyTable(source));
        string[] names = [.. csv.Record!.Select(name => name.Trim())];
        var columns = Columns(names, form.Fields);
        var hasRows = false;
        while (StrictText.Read(source, csv.Read))
        {
            hasRows = true;
            var line = linesBefore + csv.RawRow;
            yield return csv.Count == names.Length ? EncodedInput.Record(Record(csv, columns), $"{source}({line})") : Refused(PredictDiagnostics.WrongCells(source, line, csv.Count, names.Length, delimiter), line);
        }

        if (!hasRows) yield return Refused(PredictDiagnostics.NoRows(source, linesBefore + 1), linesBefore + 1);
    }

    /// <summary>The first line with its end, as far as it shows the delimiter; a line break between quotes doesn't end it. Which quotes count can't be known yet, so it may be more than a line.</summary>
    private string Header()
    {
        var header = new StringBuilder(begun);
        var quoted = false;
        while (header.Length < LongestHeader && reader.Read() is >= 0 and var next)
        {
            header.Append((char)next);
            if (next == '"') quoted = !quoted;
            if (!quoted && (next == '\n' || (next == '\r' && reader.Peek() != '\n'))) break;
        }

        return header.ToString();
    }

    /// <summary>The delimiter that is most frequent in the first line, outside of quotes; a comma where there is none. It is found as in training.</summary>
    private static char DelimiterOf(string header)
    {
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var letter in header)
            if (letter == '"') quoted = !quoted;
            else if (!quoted && Array.IndexOf(Delimiters, letter) is >= 0 and var found) counts[found]++;
        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>Where the fields stand; those that may be missing and are stand nowhere.</summary>
    private List<(InputField Field, int Column)> Columns(string[] names, IReadOnlyList<InputField> fields)
    {
        string[] others = [.. names.Except(fields.Select(field => field.Name), StringComparer.Ordinal)];
        List<(string Name, string? Near)> missing =
        [
            .. fields.Where(field => !names.Contains(field.Name, StringComparer.Ordinal))
                .Select(field => (field, Near: NearestName.Find(field.Name, others)))
                .Where(missed => !missed.field.CanBeMissing || missed.Near is not null)
                .Select(missed => (missed.field.Name, missed.Near)),
        ];
        if (missing.Count > 0) throw new DiagnosticException(PredictDiagnostics.MissingColumns(source, linesBefore + 1, missing));
        if (fields.FirstOrDefault(field => names.Count(name => name == field.Name) > 1) is { } twice)
            throw new DiagnosticException(PredictDiagnostics.TwoColumns(source, linesBefore + 1, twice.Name));
        return [.. fields.Select(field => (field, Array.IndexOf(names, field.Name))).Where(column => column.Item2 >= 0)];
    }

    private EncodedInput Refused(Diagnostic why, int line) => new($"{source}({line})", () => throw new DiagnosticException(why));

    private static JsonObject Record(CsvParser csv, List<(InputField Field, int Column)> columns) =>
        new(columns.Select(column => KeyValuePair.Create(column.Field.Name, Cell(csv[column.Column], column.Field.Type))).Where(cell => cell.Value is not null));

    /// <summary>A cell; <see langword="null"/> where it is empty. What is no number in a field of numbers is for the codec to judge: it may be its word for a missing one.</summary>
    private static JsonNode? Cell(string? cell, InputFieldType type) =>
        string.IsNullOrWhiteSpace(cell) ? null
        : type == InputFieldType.Number && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number)
        : JsonValue.Create(cell.Trim());

    private static CsvConfiguration Rules(char delimiter) => new(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), BadDataFound = null };
}
