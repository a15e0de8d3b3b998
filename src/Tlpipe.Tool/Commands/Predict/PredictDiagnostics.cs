using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>What is wrong with inputs before the model sees them: TLP4253 to TLP4261.</summary>
internal static class PredictDiagnostics
{
    private const int Shown = 5;

    public static Diagnostic MissingColumns(string source, int line, IReadOnlyList<(string Name, string? Near)> missing) => Diagnostic.Error(
        "TLP4253",
        $"the first line names no column {Joined([.. missing.Select(column => column.Near is null ? $"'{column.Name}'" : $"'{column.Name}' (perhaps '{column.Near}' is meant to be it)")])}, "
        + "which the model needs; a table begins with a line of column names, as its training data do",
        new SourceLocation(source, line));

    public static Diagnostic WrongCells(string source, int line, int cells, int columns, char delimiter) => Diagnostic.Error(
        "TLP4257",
        $"this line has {cells} cells, and the first line names {columns} columns; put quotes around a cell with the delimiter in it, which is {Words(delimiter)} here, and leave a missing value empty",
        new SourceLocation(source, line));

    public static Diagnostic TwoColumns(string source, int line, string column) => Diagnostic.Error(
        "TLP4258", $"the first line names the column '{column}' twice; rename the one that the model shall not take", new SourceLocation(source, line));

    public static Diagnostic EmptyTable(string source) => Diagnostic.Error(
        "TLP4259", "this is no table: it is empty; write a line of column names first, as the training data have, and a row below it for each prediction", new SourceLocation(source));

    public static Diagnostic NoRows(string source, int line) => Diagnostic.Error(
        "TLP4260", "this table has no rows, so there is nothing to predict; add some below the names of the columns", new SourceLocation(source, line));

    public static Diagnostic NoTexts(string source) => Diagnostic.Error(
        "TLP4261", "there is no such file; name one with a text on each line, or give a text itself behind --text", new SourceLocation(source));

    public static Diagnostic NoRecords(string source, int number, Exception why) => Diagnostic.Error(
        "TLP4254",
        $"value {number} is no record: {FirstSentence(why.Message)}; write a JSON object for each record, one a line or in a list, or CSV with a header",
        new SourceLocation(source));

    public static Diagnostic NoText(string source) => Diagnostic.Error(
        "TLP4255", "this is no UTF-8 text; convert it, from Latin-1 with: iconv -f latin1 -t utf-8", new SourceLocation(source));

    public static Diagnostic TakesNoTexts(InputForm form) => Diagnostic.Error(
        "TLP4256",
        $"the model takes no texts but {(form.Kind == InputFormKind.Record ? "records: name a CSV or JSON file with them" : "files: name them")}, in place of --text");

    public static Diagnostic Unreadable(string source, Exception why) => Diagnostic.Error(
        "TLP4215", $"this input cannot be read: {why.Message.TrimEnd('.')}", new SourceLocation(source));

    private static string Words(char delimiter) => delimiter switch { ',' => "a comma", ';' => "a semicolon", '\t' => "a tab", '|' => "a bar", _ => $"'{delimiter}'" };

    private static string Joined(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");

    private static string FirstSentence(string text) => text.ReplaceLineEndings(" ").Split(". ")[0].TrimEnd('.');
}
