using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Models.Rows;

namespace Tlpipe.Tabular.Csv;

/// <summary>Every error about a table: its code and its text.</summary>
internal static class CsvErrors
{
    public static DiagnosticException MissingFile(InputPath path, string option) => new(Diagnostic.Error("TLP3431",
        $"there is no file '{path.Text}' (looked at {path.FullPath}); put it there, or correct '{option}' or its root", option: option));

    public static DiagnosticException Unreadable(InputPath path, string option, Exception cause) => new(Diagnostic.Error("TLP3432",
        $"'{path.Text}' can't be read ({cause.Message.TrimEnd('.')}); check that it may be read", option: option), cause);

    public static Diagnostic NotTable(string file, string reason) => Diagnostic.Error("TLP3433",
        $"this is no table: {reason}; write CSV in UTF-8 with a line of column names first", new SourceLocation(file));

    public static Diagnostic WrongCells(string file, int line, int cells, int columns) => Diagnostic.Error("TLP3434",
        $"this line has {cells} cells, and there are {columns} columns; put quotes around a cell with a delimiter in it, or set 'delimiter'", new SourceLocation(file, line));

    public static Diagnostic NoColumn(string column, IReadOnlyList<string> columns, string option) => Diagnostic.Error("TLP3435",
        $"'{option}' names a column '{column}' that the table doesn't have{(NearestName.Find(column, columns) is { } near ? $"; did you mean '{near}'?" : ".")} The columns are {List(columns)}", option: option);

    public static Diagnostic OtherColumns(string file, string other, IEnumerable<string> missing, IEnumerable<string> extra) => Diagnostic.Error("TLP3436",
        $"this file has not the columns of '{Path.GetFileName(other)}': {string.Join(", ", Parts(missing, extra))}; give all files the same columns", new SourceLocation(file));

    public static Diagnostic NoRows(string file) => Diagnostic.Error("TLP3437", "this table has no rows; add some below the names of the columns", new SourceLocation(file));

    public static Diagnostic NoInput() => Diagnostic.Error("TLP3438",
        "every column is a target or is ignored, so there is nothing to learn from; remove some from 'ignore'", option: "ignore");

    public static Diagnostic WrongValue(TableRow row, string column, string cell, CsvColumnType type) => Diagnostic.Error("TLP3439",
        $"'{Shown(cell)}' in column '{column}' is not {Words(type)}; {(type == CsvColumnType.Number ? Correct(cell) : "correct it")}, or say what the column holds: columns: {{ {column}: category }}", row.Location);

    public static Diagnostic MissingValue(TableRow row, string column) => Diagnostic.Error("TLP3440",
        $"column '{column}' has no value here, and when the model was locked all rows had one; fill it in, or write 'canBeMissing: [{column}]'", row.Location);

    public static Diagnostic NoValues(string column) => Diagnostic.Error("TLP3441",
        $"column '{column}' has no value in any row, so nothing can be learned from it; put it into 'ignore'", option: "ignore");

    public static Diagnostic TooManyCategories(string column, int found, int limit) => Diagnostic.Error("TLP3442",
        $"column '{column}' has {found} different words, more than {limit}, as a name or a number of a row has; put it into 'ignore'", option: "ignore");

    public static Diagnostic LostColumn(string column) => Diagnostic.Error("TLP3443",
        $"the table has no column '{column}' any more, which the model was locked with; bring it back, or put it into 'ignore'");

    public static Diagnostic WrongNumber(TableRow row, string column, string cell) => Diagnostic.Error("TLP3444",
        $"'{Shown(cell)}' in column '{column}' is not a number to learn; {Correct(cell)}, empty it where the label is missing, or write 'kind: class'", row.Location);

    public static Diagnostic UntrainedClass(TableRow row, string column, string cell, string split) => Diagnostic.Error("TLP3445",
        $"'{Shown(cell)}' in column '{column}' occurs in '{split}' and nowhere in training, so it could not be learned; correct it, or add rows of it", row.Location);

    public static Diagnostic NeverEqual(string target, string word, IReadOnlyList<string> words) => Diagnostic.Error("TLP3446",
        $"target '{target}' asks where the column is '{word}', and it never is{(NearestName.Find(word, words) is { } near ? $"; did you mean '{near}'?" : ".")} The column has {List(words)}", option: "targets");

    public static Diagnostic NoLabels(string target) => Diagnostic.Error("TLP3447", $"target '{target}' has no label in any training row; fill its column, or remove it", option: "targets");

    public static Diagnostic TooManyClasses(string target, int found, int limit) => Diagnostic.Error("TLP3448",
        $"target '{target}' has {found} different classes, more than {limit}; is it a number?", option: "targets");

    public static Diagnostic TooFew(int rows, string wanted, string option) => Diagnostic.Error("TLP3449",
        $"the table has {rows} different rows, too few for {wanted}; add rows, or change '{option}'", option: option);

    public static Diagnostic NotPretrained(IEnumerable<string> missing) => Diagnostic.Error("TLP3450",
        $"the model that the weights come from takes columns that this table doesn't have as input: {List(missing)}; add them, or take other weights");

    public static Diagnostic TooWide(IEnumerable<RowColumn> columns, int limit) => Diagnostic.Error("TLP3452",
        $"a row would become more than {limit} numbers, an indicator for each word of a category; put into 'ignore' what has many words: {List(columns.OrderByDescending(column => column.Width).Take(FewListed).Select(column => column.Name))}", option: "ignore");

    public static Diagnostic DecimalCommas(TableRow row, string column, string cell, string otherwise) => Diagnostic.Error("TLP3453",
        $"column '{column}' has numbers with a comma, here '{Shown(cell)}', and would not be taken for numbers; write decimal points and nothing between thousands, or, if these are {otherwise}", row.Location);

    public static Diagnostic MoreProblems(int more) => Diagnostic.Error("TLP3451", $"{more} more cells and lines of this table have errors; correct those above first");

    /// <summary>What a column of a type holds.</summary>
    internal static string Words(CsvColumnType type) => type switch
    {
        CsvColumnType.Number => "a number",
        CsvColumnType.Date => "a day or a time in ISO 8601 (2026-03-28)",
        _ => "a word",
    };

    private static string Correct(string cell) => CellText.HasDecimalComma(cell) ? "write a decimal point in place of the comma" : "correct it";

    private const int Longest = 80;
    private const int MostListed = 30;
    private const int FewListed = 3;

    private static IEnumerable<string> Parts(IEnumerable<string> missing, IEnumerable<string> extra)
    {
        if (missing.Any()) yield return $"it lacks {List(missing)}";
        if (extra.Any()) yield return $"it alone has {List(extra)}";
    }

    private static string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        var shown = string.Join(", ", all.Take(MostListed).Select(name => $"'{Shown(name)}'"));
        return all.Count > MostListed ? $"{shown} and {(all.Count - MostListed).ToString(CultureInfo.InvariantCulture)} more" : shown;
    }

    /// <summary>A cell of a file that may hold anything, on one line of a readable length.</summary>
    private static string Shown(string cell)
    {
        var text = string.Concat(cell.Take(Longest).Select(c => char.IsControl(c) ? '?' : c));
        return cell.Length > Longest ? text + "…" : text;
    }
}
