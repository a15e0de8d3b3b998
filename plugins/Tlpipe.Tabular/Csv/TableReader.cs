using Tlpipe.Abstractions;

namespace Tlpipe.Tabular.Csv;

/// <summary>Reads the files that make up a table, and gives their rows the same columns in the same order.</summary>
internal sealed class TableReader(CsvOptions options, IInputFiles files, DiagnosticCollector problems)
{
    /// <summary>All rows.</summary>
    /// <exception cref="DiagnosticException">A file is missing, or no table (TLP3431 to TLP3437).</exception>
    public Table Read()
    {
        var parts = Sources().Select(Read).ToList();
        var columns = parts[0].Columns;
        var rows = new List<TableRow>();
        foreach (var part in parts)
        {
            if (part.Rows is []) problems.Add(CsvErrors.NoRows(part.File));
            else if (Order(columns, part) is { } order) rows.AddRange(part.Rows.Select(row => row with { Cells = [.. order.Select(place => row.Cells[place])] }));
            else problems.Add(CsvErrors.OtherColumns(part.File, parts[0].File, columns.Except(part.Columns, StringComparer.Ordinal), part.Columns.Except(columns, StringComparer.Ordinal)));
        }

        problems.ThrowIfAny();
        return new(columns, rows);
    }

    private IEnumerable<Source> Sources()
    {
        if (options.Path is { } path) yield return new(path, "path", Split.Train, null);
        foreach (var (name, file) in options.Files) yield return new(file, "files", Split.Train, name);
        if (options.ValidationPath is { } validation) yield return new(validation, "validationPath", Split.Validation, null);
        if (options.TestPath is { } test) yield return new(test, "testPath", Split.Test, null);
    }

    private Part Read(Source source)
    {
        var path = source.Path.FullPath;
        if (!File.Exists(path)) throw CsvErrors.MissingFile(source.Path, source.Option);
        try
        {
            // Only so that the build knows that it was read: the rows' own digests make the content's.
            files.DigestOf(path);
            var table = new TableFile(path, source.Split, options.Delimiter, problems).Read();
            if (source.Name is not { } name || options.FileColumn is not { } column) return new(path, table.Columns, table.Rows);
            if (table.PlaceOf(column) >= 0) throw new DiagnosticException(CsvErrors.NotTable(path, $"it has a column '{column}' already, which 'fileColumn' would add"));
            return new(path, [.. table.Columns, column], [.. table.Rows.Select(row => row with { Cells = [.. row.Cells, name] })]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CsvErrors.Unreadable(source.Path, source.Option, error);
        }
    }

    /// <summary>Where a file has each of the columns; <see langword="null"/> where it has others.</summary>
    private static int[]? Order(IReadOnlyList<string> columns, Part part)
    {
        if (part.Columns.Count != columns.Count) return null;
        var places = part.Columns.Select((column, place) => (column, place)).ToDictionary(entry => entry.column, entry => entry.place, StringComparer.Ordinal);
        return columns.All(places.ContainsKey) ? [.. columns.Select(column => places[column])] : null;
    }

    private sealed record Source(InputPath Path, string Option, Split Split, string? Name);

    private sealed record Part(string File, IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows);
}
