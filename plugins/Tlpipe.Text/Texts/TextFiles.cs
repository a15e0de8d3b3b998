using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>Files of texts.</summary>
internal static class TextFiles
{
    private const long LargestFile = 1L << 30;

    /// <summary>Opens a file of no more than 1 GiB.</summary>
    /// <exception cref="DiagnosticException">It is larger (TLP3403).</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static FileStream Open(string file)
    {
        var stream = File.OpenRead(file);
        if (stream.Length <= LargestFile) return stream;
        var length = stream.Length;
        stream.Dispose();
        throw new DiagnosticException(TextSetErrors.TooLarge(file, length, LargestFile));
    }
}
