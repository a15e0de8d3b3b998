using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Every error about a folder of pictures: its code and its text.</summary>
internal static class ImageFolderErrors
{
    public static DiagnosticException MissingFolder(InputPath path) => AtPath("TLP3001",
        $"there is no folder '{path.Text}' (looked at {path.FullPath}); put the pictures there, or correct 'path' or its root");

    public static DiagnosticException NoClasses(string folder) => AtPath("TLP3002",
        $"the folder '{folder}' has {Found}; put the pictures into one folder for each class: {folder}/CLASS/PICTURE.jpg");

    public static DiagnosticException EmptyClasses(IReadOnlyList<string> folders) => new([.. folders.Select(folder => Diagnostic.Error("TLP3003",
        $"the class folder '{folder}' has no pictures (.jpg, .jpeg, .png) in it; add some, or delete the folder", option: PathOption))]);

    public static DiagnosticException UnknownClasses(string split, IReadOnlyList<string> unknown, IReadOnlyList<string> known) => AtPath("TLP3004",
        $"'{split}' has classes that 'train' has not: {List(unknown)}; the classes of 'train' are {List(known)}; name the folders alike");

    public static DiagnosticException NoValidation(InputPath path) => new(Diagnostic.Error("TLP3005",
        $"'{path.Text}' has no 'val' folder, so nothing could be measured; add one, or set 'validation' to a share of the pictures, such as 0.2", option: PathOption));

    public static DiagnosticException TwoValidations(string folder) => new(Diagnostic.Error("TLP3006",
        $"'validation' asks for a part of the training pictures, but there is a folder '{folder}' for validation already; remove one of the two", option: ValidationOption));

    public static DiagnosticException NothingLeft(string className, int pictures, double share, string split) => new(Diagnostic.Error("TLP3007",
        $"with 'validation: {share.ToString(System.Globalization.CultureInfo.InvariantCulture)}' none of the {pictures} pictures of class '{className}' is left for {split}; add pictures, or choose another share", option: ValidationOption));

    public static DiagnosticException Unreadable(string path, Exception cause) => new(Diagnostic.Error("TLP3008",
        $"'{path}' can't be read ({cause.Message.TrimEnd('.')}); check that it exists and may be read", option: PathOption), cause);

    public static DiagnosticException Changed(string path) => new(Diagnostic.Error("TLP3009",
        "this picture is not what it was when the training was planned; build again, and touch the file if that doesn't help", new SourceLocation(path)));

    public static DiagnosticException TooFewForFolds(string className, int pictures, int folds) => new(Diagnostic.Error("TLP3010",
        $"class '{className}' has {pictures} different pictures, too few for {folds} folds; add pictures, or make fewer folds", option: FoldsOption));

    private const string PathOption = "path";
    private const string ValidationOption = "validation";
    private const string FoldsOption = "folds";
    private const string Found = "no class folders in it";

    private static DiagnosticException AtPath(string code, string message) => new(Diagnostic.Error(code, message, option: PathOption));

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
