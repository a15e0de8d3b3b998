using System.Runtime.InteropServices;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Pictures;

/// <summary>JPEG through TurboJPEG's API: accurate DCT and smooth ("fancy") upsampling, the settings of PIL and torchvision. Colour profiles are not applied.</summary>
internal static unsafe class JpegDecoder
{
    public static Picture Decode(ReadOnlySpan<byte> content, string name, PictureDecoderOptions options)
    {
        var handle = Open();
        try
        {
            var picture = Decompress(handle, content, name, options);
            var orientation = options.ApplyOrientation ? JpegSegments.Orientation(content) : ExifOrientation.Upright;
            return orientation == ExifOrientation.Upright ? picture : PictureOrientation.Apply(picture, orientation);
        }
        finally
        {
            _ = TurboJpeg.Destroy(handle);
        }
    }

    private static nint Open()
    {
        try
        {
            var handle = TurboJpeg.InitDecompress();
            return handle != 0 ? handle : throw new InvalidOperationException("TurboJPEG gave no decompressor");
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            throw PictureErrors.MissingLibrary(TurboJpeg.Library, e);
        }
    }

    private static Picture Decompress(nint handle, ReadOnlySpan<byte> content, string name, PictureDecoderOptions options)
    {
        fixed (byte* source = content)
        {
            int width, height, subsampling, colorspace;
            var flaw = TurboJpeg.DecompressHeader(handle, source, (nuint)content.Length, &width, &height, &subsampling, &colorspace) != 0;
            if ((flaw && TurboJpeg.ErrorCode(handle) != TurboJpeg.Warning) || width <= 0 || height <= 0)
                throw Failure(handle, content, name);
            if ((long)width * height > options.MaxPixels) throw PictureErrors.TooLarge(name, width, height, options.MaxPixels);

            var divisor = Divisor(width, height, options.ScaledShortSide);
            var fourInks = colorspace is TurboJpeg.Cmyk or TurboJpeg.Ycck;
            var picture = new Picture((width + divisor - 1) / divisor, (height + divisor - 1) / divisor);
            try
            {
                fixed (byte* target = picture.Pixels)
                {
                    if (TurboJpeg.Decompress(handle, source, (nuint)content.Length, target, picture.Width, picture.Stride, picture.Height,
                            fourInks ? TurboJpeg.FourInkPixels : TurboJpeg.Rgbx, TurboJpeg.AccurateDct | TurboJpeg.LimitScans) != 0
                        && !IsHarmless(handle, content))
                        throw Failure(handle, content, name);
                }

                if (fourInks) FourInks.ToRgbx(picture.Pixels);
                return picture;
            }
            catch
            {
                picture.Dispose();
                throw;
            }
        }
    }

    private static int Divisor(int width, int height, int? shortSide)
    {
        if (shortSide is not > 0) return 1;
        var divisor = 1;
        while (divisor < 8 && Math.Min(width, height) / (2 * divisor) >= shortSide) divisor *= 2;
        return divisor;
    }

    /// <summary>
    /// Cameras leave stray bytes between segments; PIL reads over them, and so do we. TurboJPEG keeps only the first warning, so the
    /// end-of-image marker must be there as well.
    /// </summary>
    private static bool IsHarmless(nint handle, ReadOnlySpan<byte> content) =>
        TurboJpeg.ErrorCode(handle) == TurboJpeg.Warning
        && Reason(handle).Contains("extraneous bytes before marker", StringComparison.Ordinal)
        && JpegSegments.HasEnd(content);

    private static DiagnosticException Failure(nint handle, ReadOnlySpan<byte> content, string name) =>
        JpegSegments.HasEnd(content)
            ? PictureErrors.Damaged(name, Reason(handle))
            : PictureErrors.CutOff(name, $"its {content.Length} bytes stop before the end of the image");

    private static string Reason(nint handle) => Marshal.PtrToStringUTF8(TurboJpeg.ErrorText(handle)) ?? "no reason given";
}
