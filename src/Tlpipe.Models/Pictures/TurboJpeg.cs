using System.Runtime.InteropServices;

namespace Tlpipe.Models.Pictures;

/// <summary>The part of TurboJPEG's C API (2.1, <c>turbojpeg.h</c>) that decoding and previews need.</summary>
internal static unsafe partial class TurboJpeg
{
    public const string Library = "libturbojpeg.so.0";

    public const int Rgbx = 2;

    /// <summary>The pixel format of cyan, magenta, yellow and black (<c>TJPF_CMYK</c>), inverted where the file has them so.</summary>
    public const int FourInkPixels = 11;

    /// <summary>A colour space, <c>TJCS_CMYK</c>.</summary>
    public const int Cmyk = 3;

    /// <summary>A colour space, <c>TJCS_YCCK</c>: the inks as luminance and chrominance, and black.</summary>
    public const int Ycck = 4;

    public const int AccurateDct = 4096;

    /// <summary>Refuses progressive pictures with thousands of scans, which are small and take minutes.</summary>
    public const int LimitScans = 32768;

    /// <summary>Writes into the memory it is given and no other.</summary>
    public const int NoReallocation = 1024;

    /// <summary>Colours at half the resolution in both directions.</summary>
    public const int Subsampling420 = 2;

    /// <summary>What <see cref="ErrorCode"/> says when the picture was decoded in spite of a flaw.</summary>
    public const int Warning = 0;

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    public static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    public static partial int DecompressHeader(nint handle, byte* source, nuint size, int* width, int* height, int* subsampling, int* colorspace);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    public static partial int Decompress(nint handle, byte* source, nuint size, byte* target, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial nint InitCompress();

    [LibraryImport(Library, EntryPoint = "tjBufSize")]
    public static partial nuint BufferSize(int width, int height, int subsampling);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress(nint handle, byte* source, int width, int pitch, int height, int pixelFormat, byte** target, nuint* size, int subsampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjGetErrorCode")]
    public static partial int ErrorCode(nint handle);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    public static partial nint ErrorText(nint handle);

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);
}
