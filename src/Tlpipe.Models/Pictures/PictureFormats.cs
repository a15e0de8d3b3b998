namespace Tlpipe.Models.Pictures;

/// <summary>The file formats that are decoded.</summary>
internal enum PictureFormat
{
    Unknown,
    Jpeg,
    Png,
}

/// <summary>Tells what a file is by its first bytes.</summary>
internal static class PictureFormats
{
    private static ReadOnlySpan<byte> JpegStart => [0xFF, 0xD8, 0xFF];

    public static PictureFormat Recognize(ReadOnlySpan<byte> content) =>
        content.StartsWith(JpegStart) ? PictureFormat.Jpeg
        : content.StartsWith(PngChunks.Signature) ? PictureFormat.Png
        : PictureFormat.Unknown;

    /// <summary>What an unknown file seems to be, for an error's text.</summary>
    public static string Describe(ReadOnlySpan<byte> content) =>
        content.StartsWith("GIF8"u8) ? "a GIF"
        : content.StartsWith("BM"u8) ? "a Windows bitmap"
        : content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8) ? "a TIFF"
        : content.StartsWith("%PDF"u8) ? "a PDF"
        : content.Length >= 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? "a WebP"
        : content.Length >= 12 && content[4..].StartsWith("ftyp"u8) ? "a HEIC or AVIF picture or a video"
        : content.TrimStart(" \t\r\n"u8).StartsWith("<"u8) ? "text (HTML, XML or SVG)"
        : "of an unknown kind";
}
