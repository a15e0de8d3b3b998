using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary>Text in UTF-8, and nothing that only looks like it: a letter that was guessed would be another input.</summary>
internal static class StrictText
{
    /// <summary>UTF-8 that throws.</summary>
    public static Encoding Encoding { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads some of a text.</summary>
    /// <exception cref="DiagnosticException">TLP4255: it is no UTF-8; TLP4215: it can't be read.</exception>
    public static T Read<T>(string source, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException error)
        {
            throw new DiagnosticException(PredictDiagnostics.NoText(source), error);
        }
        catch (IOException error)
        {
            throw new DiagnosticException(PredictDiagnostics.Unreadable(source, error), error);
        }
    }
}
