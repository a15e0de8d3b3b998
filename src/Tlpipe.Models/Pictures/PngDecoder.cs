using System.Buffers;
using System.Runtime.InteropServices;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Pictures;

/// <summary>PNG through libpng: any bit depth, grey, palette or colour, interlaced or not.</summary>
internal static unsafe class PngDecoder
{
    public static Picture Decode(ReadOnlySpan<byte> content, string name, PictureDecoderOptions options)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(content.Length);
        try
        {
            var length = PngChunks.CopyPixelChunks(content, buffer);
            if (length < 0) throw PictureErrors.CutOff(name, $"its {content.Length} bytes stop before the end of the image");
            return Read(buffer.AsSpan(0, length), name, options);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw PictureErrors.MissingLibrary(LibPng.Library, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Picture Read(ReadOnlySpan<byte> chunks, string name, PictureDecoderOptions options)
    {
        var image = new LibPng.Image { Version = LibPng.Version };
        Picture? picture = null;
        try
        {
            fixed (byte* source = chunks)
            {
                if (LibPng.BeginRead(&image, source, (nuint)chunks.Length) == 0 || image.Failed) throw Failure(&image, name);
                if ((long)image.Width * image.Height > options.MaxPixels)
                    throw PictureErrors.TooLarge(name, image.Width, image.Height, options.MaxPixels);
                image.Format = LibPng.Rgba;
                image.Flags |= LibPng.SixteenBitIsSrgb;
                picture = new Picture((int)image.Width, (int)image.Height);
                fixed (byte* target = picture.Pixels)
                {
                    if (LibPng.FinishRead(&image, null, target, picture.Stride, null) == 0 || image.Failed) throw Failure(&image, name);
                }
            }
            return picture;
        }
        catch
        {
            picture?.Dispose();
            throw;
        }
        finally
        {
            LibPng.Free(&image);
        }
    }

    private static DiagnosticException Failure(LibPng.Image* image, string name) =>
        PictureErrors.Damaged(name, Marshal.PtrToStringUTF8((nint)image->Message) is { Length: > 0 } reason ? reason : "no reason given");
}
