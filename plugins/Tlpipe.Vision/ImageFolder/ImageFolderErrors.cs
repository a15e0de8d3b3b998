using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Every error about a folder of pictures: its code and its text.</summary>
internal static class ImageFolderErrors
{
    public static DiagnosticException MissingFolder(InputPath path) => AtPath("TLP3001",
        $"there is no folder '{path.Text}' (looked at {path.FullPath}); put the pictures there, or correct 'path' or its root");

    public static DiagnosticException NoClasses(string folder, string? unread = null) => AtPath("TLP3002",
        $"the folder '{folder}' has {Found}; put the pictures into one folder for each class: {folder}/CLASS/PICTURE.jpg{Unread(unread)}");

    public static DiagnosticException EmptyClasses(IReadOnlyList<string> folders) => new([.. folders.Select(folder => Diagnostic.Error("TLP3003",
        $"the class folder '{folder}' has no pictures (.jpg, .jpeg, .png) in it; add some, or delete the folder", option: PathOption))]);

    public static DiagnosticException UnknownClasses(string split, IReadOnlyList<string> unknown, IReadOnlyList<string> known) => AtPath("TLP3004",
        $"'{split}' has classes that 'train' has not: {List(unknown)}; the classes of 'train' are {List(known)}; name the folders alike");

    public static DiagnosticException NoValidation(InputPath path, string? unread) => new(Diagnostic.Error("TLP3005",
        $"'{path.Text}' has no 'val' folder, so nothing could be measured; add one, or set 'validation' to a share of the pictures, such as 0.2{Unread(unread)}", option: PathOption));

    public static DiagnosticException TwoValidations(string folder) => new(Diagnostic.Error("TLP3006",
        $"'validation' asks for a part of the training pictures, but there is a folder '{folder}' for validation already; remove one of the two", option: ValidationOption));

    public static DiagnosticException NothingLeft(string className, int pictures, double share, string split) => new(Diagnostic.Error("TLP3007",
        $"with 'validation: {share.ToString(System.Globalization.CultureInfo.InvariantCulture)}' none of the {pictures} pictures{OfClass(className)} is left for {split}; add pictures, or choose another share", option: ValidationOption));

    public static DiagnosticException Unreadable(string path, Exception cause) => new(Diagnostic.Error("TLP3008",
        $"'{path}' can't be read ({cause.Message.TrimEnd('.')}); check that it exists and may be read", option: PathOption), cause);

    public static DiagnosticException Changed(string path) => new(Diagnostic.Error("TLP3009",
        "this picture is not what it was when the training was planned; build again, and touch the file if that doesn't help", new SourceLocation(path)));

    public static DiagnosticException TooFewForFolds(string className, int pictures, int folds) => new(Diagnostic.Error("TLP3010",
        $"{(className.Length > 0 ? $"class '{className}'" : "the data set")} has {pictures} different pictures, too few for {folds} folds; add pictures, or make fewer folds", option: FoldsOption));

    public static Diagnostic NotText(string file, string reason) => Diagnostic.Error("TLP3011",
        $"this is no list of labels: {reason}; write comma-separated text in UTF-8 with a line of column names first: file,split,age", new SourceLocation(file));

    public static Diagnostic NoColumn(string file, string column, IReadOnlyList<string> columns, bool isTarget) => Diagnostic.Error("TLP3012",
        $"there is no column '{column}'{Suggestion(column, columns)} The columns are {List(columns)}; {(isTarget ? "name one of them under 'targets'" : "'file' has the path of each picture below the folder")}", new SourceLocation(file, 1));

    public static Diagnostic WrongCells(string file, int line, int cells, int columns) => Diagnostic.Error("TLP3013",
        $"this line has {cells} cells, and there are {columns} columns; put quotes around a cell with a comma in it", new SourceLocation(file, line));

    public static Diagnostic WrongFile(string file, int line, string name, string reason) => Diagnostic.Error("TLP3014",
        $"the picture '{Shown(name)}' {reason}; write its path below the folder of the data set, or delete the line", new SourceLocation(file, line));

    public static Diagnostic WrongSplit(string file, int line, string split) => Diagnostic.Error("TLP3015",
        $"'{Shown(split)}' is no split; write train, val or test", new SourceLocation(file, line));

    public static Diagnostic WrongNumber(string file, int line, string column, string cell) => Diagnostic.Error("TLP3016",
        $"'{Shown(cell)}' in column '{column}' is not a number; write one such as -1.5e3, or nothing where the label is missing", new SourceLocation(file, line));

    public static Diagnostic UntrainedLabel(string file, int line, string column, string label, string split) => Diagnostic.Error("TLP3017",
        $"'{Shown(label)}' in column '{column}' occurs in '{split}' and nowhere in 'train', so it could not be learned; correct it, or move a picture of it", new SourceLocation(file, line));

    public static Diagnostic TooManyLabels(string file, string column, int labels, int limit) => Diagnostic.Error("TLP3018",
        $"column '{column}' has {labels} different labels, more than {limit}; is it of another kind?", new SourceLocation(file));

    public static Diagnostic NoRows(string file) => Diagnostic.Error("TLP3019", "this file lists no pictures for training; add a line for each", new SourceLocation(file));

    public static DiagnosticException MissingLabelFile(string text, string fullPath) => new(Diagnostic.Error("TLP3020",
        $"there is no label file '{text}' (looked at {fullPath}); put it there, or name it with 'labels'", option: "labels"));

    public static Diagnostic MoreProblems(string file, int more) => Diagnostic.Error("TLP3021", $"{more} more lines of this file have errors; correct those above first", new SourceLocation(file));

    private const string PathOption = "path";
    private const string ValidationOption = "validation";
    private const string FoldsOption = "folds";
    private const int Longest = 80;
    private const string Found = "no class folders in it";

    private static DiagnosticException AtPath(string code, string message) => new(Diagnostic.Error(code, message, option: PathOption));

    /// <summary>Who put a label file there wants it read.</summary>
    private static string Unread(string? file) => file is null ? "" : $"; or, if '{file}' has the labels, name its columns to learn: 'targets: {{ COLUMN: class }}', and let its column 'split' say train and val";

    private static string OfClass(string className) => className.Length > 0 ? $" of class '{className}'" : "";

    private static string Suggestion(string column, IReadOnlyList<string> columns) => NearestName.Find(column, columns) is { } near ? $"; did you mean '{near}'?" : ".";

    /// <summary>A cell of a file that may hold anything, on one line of a readable length.</summary>
    private static string Shown(string cell)
    {
        var text = string.Concat(cell.Take(Longest).Select(c => char.IsControl(c) ? '?' : c));
        return cell.Length > Longest ? text + "…" : text;
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
