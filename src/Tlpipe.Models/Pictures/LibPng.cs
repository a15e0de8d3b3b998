using System.Runtime.InteropServices;

namespace Tlpipe.Models.Pictures;

/// <summary>libpng's simplified interface (<c>png.h</c>, section 5), which reports errors by value; the classic one jumps across managed frames.</summary>
internal static unsafe partial class LibPng
{
    public const string Library = "libpng16.so.16";

    public const uint Version = 1;
    public const uint Rgba = 3;

    /// <summary>16-bit samples are in sRGB, not linear, and are reduced by scaling alone.</summary>
    public const uint SixteenBitIsSrgb = 4;

    /// <summary><c>png_image</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Image
    {
        public nint Control;
        public uint Version;
        public uint Width;
        public uint Height;
        public uint Format;
        public uint Flags;
        public uint ColormapEntries;
        public uint WarningOrError;
        public fixed byte Message[64];

        /// <summary>Whether the last call failed (a warning alone is no failure).</summary>
        public readonly bool Failed => (WarningOrError & 3) > 1;
    }

    [LibraryImport(Library, EntryPoint = "png_image_begin_read_from_memory")]
    public static partial int BeginRead(Image* image, byte* memory, nuint size);

    [LibraryImport(Library, EntryPoint = "png_image_finish_read")]
    public static partial int FinishRead(Image* image, byte* background, byte* buffer, int rowStride, byte* colormap);

    [LibraryImport(Library, EntryPoint = "png_image_free")]
    public static partial void Free(Image* image);
}
