using Tlpipe.Abstractions;

namespace Tlpipe.Models.Pictures;

/// <summary>Every error about a picture: its code and its text.</summary>
internal static class PictureErrors
{
    public static DiagnosticException NotAPicture(string source, string found) => Error("TLP3101", source,
        $"'{Name(source)}' is not a picture that can be read: it is {found}, and only JPEG and PNG are read; convert it to one of them, or leave it out");

    public static DiagnosticException CutOff(string source, string detail) => Error("TLP3102", source,
        $"the picture '{Name(source)}' is cut off: {detail}; get it again from its source, or leave it out");

    public static DiagnosticException Damaged(string source, string reason) => Error("TLP3103", source,
        $"the picture '{Name(source)}' is damaged ({reason}); get it again from its source, or leave it out");

    public static DiagnosticException TooLarge(string source, long width, long height, long limit) => Error("TLP3104", source,
        $"the picture '{Name(source)}' says that it has {width}×{height} pixels, more than the limit of {limit} pixels in all; make it smaller, or leave it out");

    public static DiagnosticException Unreadable(string source, Exception cause) => Error("TLP3106", source,
        $"the picture '{Name(source)}' can't be read from disk ({cause.Message.TrimEnd('.')}); check that it exists and may be read", cause);

    public static DiagnosticException BadSettings(string reason) => new(Diagnostic.Error("TLP3107",
        $"the settings of the picture codec don't make sense: {reason}; the model file is damaged or of another version, so build it again"));

    public static DiagnosticException MissingLibrary(string library, Exception cause) => new(Diagnostic.Error("TLP9101",
        $"pictures can't be decoded because {library} is not installed; install it: apt-get install libturbojpeg0 libpng16-16"), cause);

    private static DiagnosticException Error(string code, string source, string message, Exception? cause = null) =>
        new(Diagnostic.Error(code, message, new SourceLocation(source)), cause);

    /// <summary>The file's name alone: the diagnostic's location has the whole path.</summary>
    private static string Name(string source) => Path.GetFileName(source);
}
