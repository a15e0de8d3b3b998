using Tlpipe.Abstractions;

namespace Tlpipe.Models.Rows;

/// <summary>Every error about a row: its code and its text.</summary>
internal static class RowErrors
{
    private const int Longest = 80;
    private const int ShownFields = 2;

    public static DiagnosticException BadSettings(string reason) => new(Diagnostic.Error("TLP4240",
        $"the settings of the codec for rows don't make sense: {reason}; the model file is damaged or of another version, so build it again"));

    public static DiagnosticException NoRecord(string source, string reason, IReadOnlyList<RowColumn> columns) => new(Error("TLP4241", source,
        $"this is no record: {reason}; write an object of JSON in UTF-8, such as {Example(columns)}"));

    public static DiagnosticException TooLarge(string source, int size, int limit) => new(Error("TLP4242", source,
        $"the record has {size} bytes, more than {limit}; give the fields of one row"));

    public static Diagnostic Missing(string source, RowColumn column) => Error("TLP4243", source,
        $"'{column.Name}' is missing, and the model was trained without a row that lacks it; give {column.Kind}, or train it with 'canBeMissing: [{column.Name}]'");

    public static Diagnostic WrongValue(string source, RowColumn column, string cell) => Error("TLP4244", source,
        $"'{column.Name}' is '{Shown(cell)}'; {(column is NumberColumn && CellText.HasDecimalComma(cell) ? "write a decimal point in place of the comma" : $"give {column.Kind}")}");

    public static Diagnostic Misspelt(string source, RowColumn column, string near) => Error("TLP4245", source,
        $"there is no field '{Shown(near)}'; did you mean '{column.Name}'?");

    private static Diagnostic Error(string code, string source, string message) => Diagnostic.Error(code, message, new SourceLocation(source));

    private static string Example(IReadOnlyList<RowColumn> columns) =>
        $"{{ {string.Join(", ", columns.Take(ShownFields).Select(column => $"\"{column.Name}\": {Example(column)}"))}{(columns.Count > ShownFields ? ", …" : "")} }}";

    private static string Example(RowColumn column) => column switch
    {
        NumberColumn => "1.5",
        DateColumn => "\"2026-03-28\"",
        CategoryColumn { Values: [var first, ..] } => $"\"{Shown(first)}\"",
        _ => "\"…\"",
    };

    /// <summary>A cell that may hold anything, on one line of a readable length.</summary>
    private static string Shown(string cell)
    {
        var text = string.Concat(cell.Take(Longest).Select(c => char.IsControl(c) ? '?' : c));
        return cell.Length > Longest ? text + "…" : text;
    }
}
