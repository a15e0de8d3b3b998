using Tlpipe.Abstractions;
using Tlpipe.Models.Rows;

namespace Tlpipe.Tabular.Csv;

/// <summary>Finds out what input columns hold, or checks that they still hold what the model file or the lock says.</summary>
/// <param name="table">The table.</param>
/// <param name="missing">The words for a missing cell.</param>
/// <param name="problems">Takes the errors.</param>
internal sealed class ColumnReader(Table table, IReadOnlySet<string> missing, DiagnosticCollector problems)
{
    private const int MostCategories = 1000;

    /// <summary>Where decimal commas are, one cell of so many may be something else than a number.</summary>
    private const int CellsPerWord = 10;

    /// <summary>Whether a cell is missing.</summary>
    public bool IsMissing(string cell) => cell.Length == 0 || missing.Contains(cell);

    /// <summary>What a column holds, as far as nobody has said it.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="type">What the model file says that it holds.</param>
    /// <param name="canBeMissing">What the model file says about missing cells.</param>
    /// <param name="locked">What it was when the model was locked.</param>
    public ColumnSchema Read(string column, CsvColumnType? type, bool canBeMissing, ColumnSchema? locked)
    {
        var place = table.PlaceOf(column);
        var schema = new ColumnSchema(type ?? locked?.Type ?? Infer(place), canBeMissing || (locked?.CanBeMissing ?? table.Rows.Any(row => IsMissing(row.Cells[place]))));
        if (type is null && locked is null && schema.Type == CsvColumnType.Category && FirstDecimalComma(place) is { } row)
            problems.Add(CsvErrors.DecimalCommas(row, column, row.Cells[place], $"words, say so: columns: {{ {column}: category }}"));
        else
            Check(column, place, schema);
        return schema;
    }

    /// <summary>Whether every cell that is there is what a column of a type holds; anything is a word.</summary>
    public bool Holds(int place, CsvColumnType type) => table.Rows.All(row => IsMissing(row.Cells[place]) || Fits(row.Cells[place], type));

    /// <summary>The first row with a decimal comma, where nearly all cells are numbers but for that.</summary>
    public TableRow? FirstDecimalComma(int place)
    {
        TableRow? first = null;
        var (values, words) = (0, 0);
        foreach (var row in table.Rows)
        {
            var cell = row.Cells[place];
            if (IsMissing(cell)) continue;
            values++;
            if (CellText.HasDecimalComma(cell)) first ??= row;
            else if (!CellText.TryNumber(cell, out _)) words++;
        }

        return (long)words * CellsPerWord < values ? first : null;
    }

    private CsvColumnType Infer(int place)
    {
        if (Holds(place, CsvColumnType.Number)) return CsvColumnType.Number;
        return Holds(place, CsvColumnType.Date) ? CsvColumnType.Date : CsvColumnType.Category;
    }

    private void Check(string column, int place, ColumnSchema schema)
    {
        var values = 0;
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var cell = row.Cells[place];
            if (IsMissing(cell))
            {
                if (!schema.CanBeMissing) problems.Add(CsvErrors.MissingValue(row, column));
                continue;
            }

            values++;
            if (schema.Type == CsvColumnType.Category) words.Add(cell);
            else if (!Fits(cell, schema.Type)) problems.Add(CsvErrors.WrongValue(row, column, cell, schema.Type));
        }

        if (values == 0) problems.Add(CsvErrors.NoValues(column));
        if (words.Count > MostCategories) problems.Add(CsvErrors.TooManyCategories(column, words.Count, MostCategories));
    }

    private static bool Fits(string cell, CsvColumnType type) => type switch
    {
        CsvColumnType.Number => CellText.TryNumber(cell, out _),
        CsvColumnType.Date => CellText.TryDate(cell, out _),
        _ => true,
    };
}
