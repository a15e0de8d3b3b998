using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>What is wrong with inputs before the model sees them: TLP4253 to TLP4256.</summary>
internal static class PredictDiagnostics
{
    private const int Shown = 5;

    public static Diagnostic MissingColumns(string source, IReadOnlyList<string> missing) => Diagnostic.Error(
        "TLP4253",
        $"the first line names no column {Joined(missing)}, which the model needs; a table begins with a line of column names, as its training data do",
        new SourceLocation(source, 1));

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

    private static string Joined(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Shown).Select(name => $"'{name}'")) + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");

    private static string FirstSentence(string text) => text.ReplaceLineEndings(" ").Split(". ")[0].TrimEnd('.');
}
