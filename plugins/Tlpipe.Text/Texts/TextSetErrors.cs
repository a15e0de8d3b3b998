using System.Globalization;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>Every error about a data set of texts: its code and its text.</summary>
internal static class TextSetErrors
{
    private const int Longest = 80;
    private const int MostListed = 30;

    public static DiagnosticException MissingFile(InputPath path, string option) => new(Diagnostic.Error("TLP3401",
        $"there is no file '{path.Text}' (looked at {path.FullPath}); put it there, or correct '{option}' or its root", option: option));

    public static DiagnosticException Unreadable(InputPath path, string option, Exception cause) => new(Diagnostic.Error("TLP3402",
        $"'{path.Text}' can't be read ({cause.Message.TrimEnd('.')}); check that it may be read", option: option), cause);

    public static Diagnostic TooLarge(string file, long bytes, long limit) => Diagnostic.Error("TLP3403",
        $"this file has {bytes} bytes, more than the limit of {limit}; take a part of it", new SourceLocation(file));

    public static Diagnostic TooLong(string file, int line, int limit) => Diagnostic.Error("TLP3404",
        $"this text has more than {limit} bytes; shorten it, or delete it", new SourceLocation(file, line));

    public static Diagnostic NotEncoded(string file, int line) => Diagnostic.Error("TLP3405",
        "this line is not UTF-8; convert the file, or set 'encoding: latin1' if that is what it is", new SourceLocation(file, line));

    public static Diagnostic NoLabel(string file, int line, string wanted) => Diagnostic.Error("TLP3406",
        $"this line has no label and text: {wanted} was looked for; correct it, or set 'withoutLabel: join' if it continues the line before, 'withoutLabel: skip' to leave it out", new SourceLocation(file, line));

    public static Diagnostic NothingBefore(string file, int line) => Diagnostic.Error("TLP3407",
        "this line has no label and continues nothing, because it is the first; delete it", new SourceLocation(file, line));

    public static Diagnostic NoTexts(string file) => Diagnostic.Error("TLP3408", "this file has no texts; add some, or name another file", new SourceLocation(file));

    public static Diagnostic UntrainedLabel(string file, int line, string target, string label) => Diagnostic.Error("TLP3409",
        $"'{Shown(label)}' of target '{target}' occurs nowhere in training, so it could not be learned; correct it, or add such a text to the training file", new SourceLocation(file, line));

    public static Diagnostic WrongNumber(string file, int line, string target, string cell) => Diagnostic.Error("TLP3410",
        $"'{Shown(cell)}' in column '{target}' is not a number; write one such as -1.5e3, or nothing where the label is missing", new SourceLocation(file, line));

    public static Diagnostic TooManyLabels(string target, int limit) => Diagnostic.Error("TLP3411",
        $"the target '{target}' has more than {limit} different labels; is the file of another layout?", option: "path");

    public static Diagnostic NoColumn(string file, string column, string option, IReadOnlyList<string> columns) => Diagnostic.Error("TLP3412",
        $"there is no column '{column}'{(NearestName.Find(column, columns) is { } near ? $"; did you mean '{near}'?" : ".")} The columns are {List(columns)}; name one of them under '{option}'", new SourceLocation(file, 1));

    public static Diagnostic TwoColumns(string file, string column) => Diagnostic.Error("TLP3413",
        $"there are two columns '{Shown(column)}'; rename one", new SourceLocation(file, 1));

    public static Diagnostic WrongCells(string file, int line, int cells, int columns) => Diagnostic.Error("TLP3414",
        $"this line has {cells} cells, and there are {columns} columns; put quotes around a text with the separator in it", new SourceLocation(file, line));

    public static DiagnosticException TooFewForFolds(string className, int texts, int folds) => new(Diagnostic.Error("TLP3415",
        $"{(className.Length > 0 ? $"class '{className}'" : "the data set")} has {texts} different texts, too few for {folds} folds; add texts, or make fewer folds", option: "folds"));

    public static DiagnosticException NoClasses() => new(Diagnostic.Error("TLP3416",
        "'examplesPerClass' needs a target of classes that every text for training has; remove it, or complete the labels of one target", option: "examplesPerClass"));

    public static DiagnosticException TooFewOfClass(string className, int texts, int wanted) => new(Diagnostic.Error("TLP3417",
        $"class '{className}' has {texts} different texts for training, fewer than 'examplesPerClass: {wanted}'; add texts, or ask for fewer", option: "examplesPerClass"));

    public static DiagnosticException OtherCodec(string option) => new(Diagnostic.Error("TLP3418",
        $"'{option}' can't be chosen here, because the trunk's weights come from a model and hold for its tokens alone; remove '{option}'", option: option));

    public static DiagnosticException BadVocabulary(InputPath path, string reason) => new(Diagnostic.Error("TLP3419",
        $"'{path.Text}' can't be the vocabulary: {reason}; name a file with one token a line, for word pieces the vocab.txt that came with the weights", option: "tokenizer.vocabulary"));

    public static DiagnosticException NoWords(int minimumCount) => new(Diagnostic.Error("TLP3420",
        $"no word occurs {minimumCount} times in the texts for training, so nothing could be told apart; lower 'minCount', or add texts", option: "tokenizer"));

    public static DiagnosticException PiecesLearnNoWords() => new(Diagnostic.Error("TLP3422",
        "'newWords: learn' adds words to a vocabulary of words, and the model that the weights come from takes word pieces, of which every word is made already; remove 'newWords'", option: "tokenizer"));

    public static Diagnostic TooLongJoined(string file, int line, int last, int limit) => Diagnostic.Error("TLP3423",
        $"this text has more than {limit} characters with the lines up to {last} that have no label and continue it; leave 'withoutLabel: join' out to see them one by one", new SourceLocation(file, line));

    public static DiagnosticException NotTable(string file, string reason) => new(Diagnostic.Error("TLP3424",
        $"this is no table of texts: {reason}; write CSV with a line of column names first, or set 'separator'", new SourceLocation(file)));

    public static Diagnostic HasNul(string file, int line) => Diagnostic.Error("TLP3425",
        "this line has a NUL character, as UTF-16 has and no other text; convert the file to UTF-8, and leave 'encoding' out", new SourceLocation(file, line));

    public static Diagnostic MoreProblems(int more) => Diagnostic.Error("TLP3421", $"{more} more lines have errors; correct those above first");

    /// <summary>A part of a file that may hold anything, on one line of a readable length.</summary>
    private static string Shown(string text)
    {
        var plain = string.Concat(text.Take(Longest).Select(c => char.IsControl(c) ? '?' : c));
        return text.Length > Longest ? plain + "…" : plain;
    }

    private static string List(IReadOnlyList<string> names)
    {
        var shown = string.Join(", ", names.Take(MostListed).Select(name => $"'{Shown(name)}'"));
        return names.Count > MostListed ? string.Create(CultureInfo.InvariantCulture, $"{shown} and {names.Count - MostListed} more") : shown;
    }
}
