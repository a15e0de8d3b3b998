using System.Runtime.InteropServices;

namespace Tlpipe.Models.Pictures;

/// <summary>JPEG through TurboJPEG's API, with the accurate DCT: the same pixels give the same bytes.</summary>
internal static unsafe class JpegEncoder
{
    /// <summary>The JPEG; <see langword="null"/> where TurboJPEG is not installed.</summary>
    public static byte[]? Encode(Picture picture, int quality)
    {
        var handle = Open();
        if (handle == 0) return null;
        try
        {
            return Encode(handle, picture, quality);
        }
        finally
        {
            _ = TurboJpeg.Destroy(handle);
        }
    }

    private static byte[] Encode(nint handle, Picture picture, int quality)
    {
        var content = new byte[TurboJpeg.BufferSize(picture.Width, picture.Height, TurboJpeg.Subsampling420)];
        fixed (byte* pixels = picture.Pixels, start = content)
        {
            var target = start;
            var size = (nuint)content.Length;
            if (TurboJpeg.Compress(handle, pixels, picture.Width, picture.Stride, picture.Height, TurboJpeg.Rgbx, &target, &size,
                    TurboJpeg.Subsampling420, quality, TurboJpeg.AccurateDct | TurboJpeg.NoReallocation) != 0)
                throw new InvalidOperationException($"TurboJPEG can't encode a picture: {Marshal.PtrToStringUTF8(TurboJpeg.ErrorText(handle))}");
            return content[..(int)size];
        }
    }

    private static nint Open()
    {
        try
        {
            return TurboJpeg.InitCompress();
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return 0;
        }
    }
}
