using Tlpipe.Abstractions;
using Tlpipe.Models.Rows;

namespace Tlpipe.Tabular.Csv;

/// <summary>Reads the labels of a target.</summary>
/// <param name="table">The table.</param>
/// <param name="columns">Knows what a missing cell is.</param>
/// <param name="mixes">Whether what trains is drawn from all rows, so that each of them may bring a class; else every class must be in the training file.</param>
/// <param name="problems">Takes the errors.</param>
internal sealed class TargetReader(Table table, ColumnReader columns, bool mixes, DiagnosticCollector problems)
{
    private const int MostClasses = 10_000;
    private const int FewestNumbers = 3;
    private static readonly string[] NoAndYes = ["no", "yes"];

    /// <summary>The target.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="options">What the model file says of it.</param>
    /// <param name="locked">What it was when the model was locked.</param>
    public TableTarget Read(string name, CsvTargetOptions options, CsvTargetKind? locked)
    {
        var place = table.PlaceOf(options.Column ?? name);
        if (options.Is is { } word) return Equal(name, place, word);
        var kind = options.Kind ?? locked ?? Infer(place);
        if (options.Kind is null && locked is null && kind == CsvTargetKind.Class && columns.FirstDecimalComma(place) is { } row)
            problems.Add(CsvErrors.DecimalCommas(row, table.Columns[place], row.Cells[place], "classes, write 'kind: class'"));
        if (!Trained(place).Any()) problems.Add(CsvErrors.NoLabels(name));
        return kind == CsvTargetKind.Number
            ? new(name, kind, [], [.. table.Rows.Select(row => NumberOf(row, place))])
            : Classes(name, place);
    }

    /// <summary>The cells that say which classes there are.</summary>
    private IEnumerable<string> Trained(int place) =>
        table.Rows.Where(row => mixes || row.Split == Split.Train).Select(row => row.Cells[place]).Where(cell => !columns.IsMissing(cell));

    private CsvTargetKind Infer(int place) =>
        columns.Holds(place, CsvColumnType.Number) && table.Rows.Select(row => row.Cells[place]).Where(cell => !columns.IsMissing(cell)).Distinct(StringComparer.Ordinal).Take(FewestNumbers).Count() == FewestNumbers
            ? CsvTargetKind.Number
            : CsvTargetKind.Class;

    private TableTarget Equal(string name, int place, string word)
    {
        if (!Trained(place).Contains(word, StringComparer.Ordinal))
            problems.Add(CsvErrors.NeverEqual(name, word, [.. Trained(place).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]));
        return new(name, CsvTargetKind.Class, NoAndYes, [.. table.Rows.Select(row => columns.IsMissing(row.Cells[place]) ? double.NaN : row.Cells[place] == word ? 1 : 0)]);
    }

    private TableTarget Classes(string name, int place)
    {
        string[] classes = [.. Trained(place).Distinct(StringComparer.Ordinal)];
        if (classes.Length > MostClasses) problems.Add(CsvErrors.TooManyClasses(name, classes.Length, MostClasses));
        // Numbers as numbers, so that 10 comes after 9.
        classes = classes.All(label => CellText.TryNumber(label, out _))
            ? [.. classes.OrderBy(label => CellText.TryNumber(label, out var number) ? number : 0).ThenBy(label => label, StringComparer.Ordinal)]
            : [.. classes.Order(StringComparer.Ordinal)];
        var places = classes.Select((label, index) => (label, index)).ToDictionary(entry => entry.label, entry => entry.index, StringComparer.Ordinal);
        return new(name, CsvTargetKind.Class, classes, [.. table.Rows.Select(row => ClassOf(row, place, places))]);
    }

    private double ClassOf(TableRow row, int place, Dictionary<string, int> places)
    {
        var cell = row.Cells[place];
        if (columns.IsMissing(cell)) return double.NaN;
        if (places.TryGetValue(cell, out var index)) return index;
        problems.Add(CsvErrors.UntrainedClass(row, table.Columns[place], cell, row.Split == Split.Test ? "testPath" : "validationPath"));
        return double.NaN;
    }

    private double NumberOf(TableRow row, int place)
    {
        var cell = row.Cells[place];
        if (columns.IsMissing(cell)) return double.NaN;
        if (CellText.TryNumber(cell, out var number)) return number;
        problems.Add(CsvErrors.WrongNumber(row, table.Columns[place], cell));
        return double.NaN;
    }
}
