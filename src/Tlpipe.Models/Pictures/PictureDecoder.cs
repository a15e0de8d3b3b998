using System.Buffers;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Pictures;

/// <summary>
/// Decodes JPEG and PNG to 8-bit RGB with the numbers that PIL's <c>Image.open(…).convert("RGB")</c> gives: grey and palettes are
/// expanded, alpha is dropped, the four inks of CMYK become light; 16-bit samples of PNGs are rounded to 8 (PIL cuts them off, one less at most).
/// Colour profiles are not applied. Thread-safe.
/// </summary>
/// <param name="options">How to decode; defaults when null.</param>
public sealed class PictureDecoder(PictureDecoderOptions? options = null)
{
    private readonly PictureDecoderOptions _options = options ?? new PictureDecoderOptions();

    /// <summary>Reads and decodes a file.</summary>
    /// <param name="path">The file's path; errors name it.</param>
    /// <returns>The picture; dispose of it when done.</returns>
    /// <exception cref="DiagnosticException">The file can't be read, is not a picture, is cut off, damaged, too large or of an unsupported kind (TLP31xx), or a native library is missing (TLP9101).</exception>
    public Picture DecodeFile(string path)
    {
        byte[]? buffer = null;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
            var length = checked((int)RandomAccess.GetLength(file));
            buffer = ArrayPool<byte>.Shared.Rent(Math.Max(length, 1));
            var read = 0;
            while (read < length && RandomAccess.Read(file, buffer.AsSpan(read, length - read), read) is > 0 and var more)
                read += more;
            return Decode(buffer.AsSpan(0, read), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException or NotSupportedException)
        {
            throw PictureErrors.Unreadable(path, e);
        }
        finally
        {
            if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Decodes a file's content.</summary>
    /// <param name="content">The whole content of a JPEG or PNG file.</param>
    /// <param name="source">What errors call it, such as the file's path.</param>
    /// <returns>The picture; dispose of it when done.</returns>
    /// <exception cref="DiagnosticException">As <see cref="DecodeFile"/>.</exception>
    public Picture Decode(ReadOnlySpan<byte> content, string source) => PictureFormats.Recognize(content) switch
    {
        PictureFormat.Jpeg => JpegDecoder.Decode(content, source, _options),
        PictureFormat.Png => PngDecoder.Decode(content, source, _options),
        _ when content.IsEmpty => throw PictureErrors.CutOff(source, "the file is empty"),
        _ => throw PictureErrors.NotAPicture(source, PictureFormats.Describe(content)),
    };
}
