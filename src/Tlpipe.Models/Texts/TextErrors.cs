using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Texts;

/// <summary>Every error about a text: its code and its text.</summary>
internal static class TextErrors
{
    public static DiagnosticException NotUtf8(string source, DecoderFallbackException cause) => new(Diagnostic.Error("TLP4230",
        $"this is no text in UTF-8: byte {cause.Index} doesn't belong there; convert it, or leave it out", new SourceLocation(source)), cause);

    public static DiagnosticException TooLong(string source, int bytes, int limit) => new(Diagnostic.Error("TLP4231",
        $"the text has {bytes} bytes, more than the limit of {limit}; give a part of it", new SourceLocation(source)));

    public static DiagnosticException BadSettings(string reason) => new(Diagnostic.Error("TLP4232",
        $"the settings of the text codec don't make sense: {reason}; the model file is damaged or of another version, so build it again"));
}
