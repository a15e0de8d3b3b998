using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tlpipe.Models.Pictures;

/// <summary>Takes interleaved pixels apart into planes, and puts planes together.</summary>
internal static class PlanarPixels
{
    /// <summary>Splits RGBX pixels into three planes, each as long as there are pixels.</summary>
    public static void Split(ReadOnlySpan<byte> pixels, Span<byte> red, Span<byte> green, Span<byte> blue)
    {
        var words = MemoryMarshal.Cast<byte, uint>(pixels);
        var done = 0;
        if (BitConverter.IsLittleEndian && Vector128.IsHardwareAccelerated)
        {
            ref var source = ref MemoryMarshal.GetReference(words);
            for (; done <= words.Length - 16; done += 16)
            {
                Channel(ref source, done, 0).CopyTo(red[done..]);
                Channel(ref source, done, 8).CopyTo(green[done..]);
                Channel(ref source, done, 16).CopyTo(blue[done..]);
            }
        }
        for (; done < words.Length; done++)
        {
            red[done] = pixels[4 * done];
            green[done] = pixels[4 * done + 1];
            blue[done] = pixels[4 * done + 2];
        }
    }

    /// <summary>Puts planes together to RGBX pixels.</summary>
    public static void Join(ReadOnlySpan<byte> red, ReadOnlySpan<byte> green, ReadOnlySpan<byte> blue, Span<byte> pixels)
    {
        for (var i = 0; i < red.Length; i++)
            (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2], pixels[4 * i + 3]) = (red[i], green[i], blue[i], byte.MaxValue);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Channel(ref uint source, int first, int shift)
    {
        var mask = Vector128.Create(0xFFu);
        var a = (Vector128.LoadUnsafe(ref source, (nuint)first) >>> shift) & mask;
        var b = (Vector128.LoadUnsafe(ref source, (nuint)first + 4) >>> shift) & mask;
        var c = (Vector128.LoadUnsafe(ref source, (nuint)first + 8) >>> shift) & mask;
        var d = (Vector128.LoadUnsafe(ref source, (nuint)first + 12) >>> shift) & mask;
        return Vector128.Narrow(Vector128.Narrow(a, b), Vector128.Narrow(c, d));
    }
}
