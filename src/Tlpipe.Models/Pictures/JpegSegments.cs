using System.Buffers.Binary;

namespace Tlpipe.Models.Pictures;

/// <summary>Walks the marker segments before a JPEG's image data (ITU T.81, annex B).</summary>
internal static class JpegSegments
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte App1 = 0xE1;

    private static ReadOnlySpan<byte> EndMarker => [0xFF, EndOfImage];

    private static ReadOnlySpan<byte> ScanMarker => [0xFF, StartOfScan];

    private static ReadOnlySpan<byte> ExifHeader => "Exif\0\0"u8;

    /// <summary>The orientation of the first EXIF segment; upright where there is none, or none that makes sense.</summary>
    public static ExifOrientation Orientation(ReadOnlySpan<byte> content)
    {
        var rest = content.Length >= 2 ? content[2..] : default;
        while (rest.Length >= 4 && rest[0] == 0xFF)
        {
            var marker = rest[1];
            if (marker == 0xFF)
            {
                rest = rest[1..];
                continue;
            }
            if (marker is StartOfScan or EndOfImage) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 2 || length + 2 > rest.Length) break;
            var body = rest.Slice(4, length - 2);
            if (marker == App1 && body.StartsWith(ExifHeader)) return ExifReader.Orientation(body[ExifHeader.Length..]);
            rest = rest[(2 + length)..];
        }
        return ExifOrientation.Upright;
    }

    /// <summary>Whether an end-of-image marker follows the last scan (one in a thumbnail comes before it).</summary>
    public static bool HasEnd(ReadOnlySpan<byte> content) =>
        content.LastIndexOf(EndMarker) > content.LastIndexOf(ScanMarker);
}
