using System.Buffers.Binary;

namespace Tlpipe.Models.Pictures;

/// <summary>Walks the chunks of a PNG file (PNG specification, section 5).</summary>
internal static class PngChunks
{
    private const int Overhead = 12;

    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>
    /// Copies the chunks that make up the pixels (header, palette, image data, end) and leaves out all others: gamma and colour
    /// profiles, by which libpng would change the numbers and PIL does not, transparency, which is dropped, and text.
    /// </summary>
    /// <param name="content">The whole file.</param>
    /// <param name="target">At least as long as <paramref name="content"/>.</param>
    /// <returns>The length copied, or -1 where the file ends before its end chunk.</returns>
    public static int CopyPixelChunks(ReadOnlySpan<byte> content, Span<byte> target)
    {
        Signature.CopyTo(target);
        var written = Signature.Length;
        var rest = content[Signature.Length..];
        while (rest.Length >= Overhead)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > (uint)(rest.Length - Overhead)) return -1;
            var chunk = rest[..((int)length + Overhead)];
            var type = chunk.Slice(4, 4);
            if (type.SequenceEqual("IHDR"u8) || type.SequenceEqual("PLTE"u8) || type.SequenceEqual("IDAT"u8) || type.SequenceEqual("IEND"u8))
            {
                chunk.CopyTo(target[written..]);
                written += chunk.Length;
            }
            if (type.SequenceEqual("IEND"u8)) return written;
            rest = rest[chunk.Length..];
        }
        return -1;
    }
}
