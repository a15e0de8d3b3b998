using System.Runtime.InteropServices;
using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Text.Texts;

namespace Tlpipe.Text.Lines;

/// <summary>The lines of a file, which is hostile until checked: its size and its lines are bounded. A line ends with a line feed, also after a carriage return.</summary>
internal static class TextLines
{
    /// <summary>The most bytes of a line, and characters of a text of several.</summary>
    internal const int LongestLine = 1 << 20;

    private const int BlockSize = 1 << 16;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The lines with their numbers, from 1.</summary>
    /// <exception cref="DiagnosticException">Too large, too long, or not of the encoding (TLP3403 to TLP3405, TLP3425).</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static IEnumerable<(int Number, string Line)> Of(string file, TextEncoding encoding)
    {
        using var stream = encoding == TextEncoding.Utf8 ? TextFiles.OpenUtf8(file) : TextFiles.Open(file);
        var block = new byte[BlockSize];
        var pending = new List<byte>();
        var number = 0;
        while (Read(stream, block, file, number) is var read and > 0)
        {
            for (var at = 0; at < read;)
            {
                var length = block.AsSpan(at, read - at).IndexOf((byte)'\n');
                pending.AddRange(block.AsSpan(at, length < 0 ? read - at : length));
                if (pending.Count > LongestLine) throw new DiagnosticException(TextSetErrors.TooLong(file, number + 1, LongestLine));
                if (length < 0) break;
                at += length + 1;
                yield return (++number, Decode(pending, encoding, file, number));
                pending.Clear();
            }
        }

        if (pending.Count > 0) yield return (++number, Decode(pending, encoding, file, number));
    }

    private static int Read(Stream stream, byte[] block, string file, int number)
    {
        try
        {
            return stream.Read(block);
        }
        catch (DecoderFallbackException)
        {
            throw new DiagnosticException(TextSetErrors.NotEncoded(file, number + 1));
        }
    }

    private static string Decode(List<byte> line, TextEncoding encoding, string file, int number)
    {
        ReadOnlySpan<byte> bytes = CollectionsMarshal.AsSpan(line);
        if (number == 1 && encoding == TextEncoding.Utf8 && bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            var text = (encoding == TextEncoding.Utf8 ? StrictUtf8 : Encoding.Latin1).GetString(bytes.TrimEnd((byte)'\r'));
            TextFiles.CheckNoNul(text, file, number);
            return text;
        }
        catch (DecoderFallbackException)
        {
            throw new DiagnosticException(TextSetErrors.NotEncoded(file, number));
        }
    }
}
