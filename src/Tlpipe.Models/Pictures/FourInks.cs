using System.Runtime.CompilerServices;

namespace Tlpipe.Models.Pictures;

/// <summary>Turns the four inks of a printer's JPEG into red, green and blue, with the numbers of Pillow's <c>convert("RGB")</c>.</summary>
internal static class FourInks
{
    /// <summary>
    /// Replaces cyan, magenta, yellow and black by red, green, blue and one byte that is ignored. The inks are stored inverted (0 is all ink), as Adobe's
    /// programs do and Pillow takes for granted.
    /// </summary>
    public static void ToRgbx(Span<byte> pixels)
    {
        for (var i = 0; i <= pixels.Length - 4; i += 4)
        {
            int paper = pixels[i + 3];
            pixels[i] = Light(paper, pixels[i]);
            pixels[i + 1] = Light(paper, pixels[i + 1]);
            pixels[i + 2] = Light(paper, pixels[i + 2]);
        }
    }

    /// <summary>What the black leaves, less the ink's share of it: 8-bit arithmetic as in Pillow's <c>cmyk2rgb</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte Light(int paper, byte inverted)
    {
        var product = ((255 - inverted) * paper) + 128;
        return (byte)(paper - (((product >> 8) + product) >> 8));
    }
}
