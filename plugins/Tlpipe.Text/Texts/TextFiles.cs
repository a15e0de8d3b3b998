using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>Files of texts.</summary>
internal static class TextFiles
{
    private const long LargestFile = 1L << 30;

    /// <summary>UTF-16 as it comes from programs that write it with a byte order mark.</summary>
    private static readonly UnicodeEncoding[] Utf16 = [new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true)];

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

    /// <summary>Opens a file of no more than 1 GiB as UTF-8, of which nothing is checked; one in UTF-16 with a byte order mark is read as that.</summary>
    /// <returns>The bytes; reading them throws a <see cref="DecoderFallbackException"/> where the UTF-16 is none.</returns>
    /// <exception cref="DiagnosticException">It is larger (TLP3403).</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static Stream OpenUtf8(string file)
    {
        var stream = Open(file);
        var mark = new byte[2];
        var read = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return Array.Find(Utf16, encoding => mark.AsSpan(0, read).SequenceEqual(encoding.Preamble)) is { } utf16 ? Encoding.CreateTranscodingStream(stream, utf16, new UTF8Encoding(false)) : stream;
    }

    /// <summary>Checks that a line has no NUL, which texts don't have: it is of another encoding.</summary>
    /// <exception cref="DiagnosticException">It has one (TLP3425).</exception>
    public static void CheckNoNul(string line, string file, int number)
    {
        if (line.Contains('\0', StringComparison.Ordinal)) throw new DiagnosticException(TextSetErrors.HasNul(file, number));
    }
}
