namespace Tlpipe.Vision.ImageFolder;

/// <summary>Changes of colour with the numbers of Pillow's <c>ImageEnhance</c>, and of torchvision's <c>adjust_hue</c> on PIL pictures. Pictures are planar, <c>[3, H, W]</c>, and changed in place.</summary>
internal static class ColorChanges
{
    /// <summary>0 is black, 1 the picture as it is.</summary>
    public static void Brightness(Span<byte> planar, double factor) => Blend(planar, 0, factor);

    /// <summary>0 is the mean grey, 1 the picture as it is.</summary>
    public static void Contrast(Span<byte> planar, double factor)
    {
        var area = planar.Length / 3;
        long sum = 0;
        for (var i = 0; i < area; i++) sum += Grey(planar, area, i);
        Blend(planar, (byte)(((double)sum / area) + 0.5), factor);
    }

    /// <summary>0 is the picture in grey, 1 the picture as it is.</summary>
    public static void Saturation(Span<byte> planar, double factor)
    {
        var area = planar.Length / 3;
        for (var i = 0; i < area; i++)
        {
            var grey = Grey(planar, area, i);
            for (var at = i; at < planar.Length; at += area) planar[at] = Blend(grey, planar[at], (float)factor);
        }
    }

    /// <summary>Turns all hues by a share of the colour circle, from -0.5 to 0.5.</summary>
    public static void Hue(Span<byte> planar, double turn)
    {
        var area = planar.Length / 3;
        var shift = (int)(turn * 255);
        for (var i = 0; i < area; i++)
        {
            var (hue, saturation, value) = HueSaturationValue.Of(planar[i], planar[i + area], planar[i + (2 * area)]);
            (planar[i], planar[i + area], planar[i + (2 * area)]) = new HueSaturationValue((byte)(hue + shift), saturation, value).ToRgb();
        }
    }

    /// <summary>ITU-R 601-2 luma, in Pillow's fixed point.</summary>
    private static byte Grey(ReadOnlySpan<byte> planar, int area, int i) =>
        (byte)(((planar[i] * 19595) + (planar[i + area] * 38470) + (planar[i + (2 * area)] * 7471) + 0x8000) >> 16);

    private static void Blend(Span<byte> planar, byte from, double factor)
    {
        for (var i = 0; i < planar.Length; i++) planar[i] = Blend(from, planar[i], (float)factor);
    }

    /// <summary>From one value through another; cut off, not rounded, as Pillow does it.</summary>
    private static byte Blend(byte from, byte to, float factor) => (byte)Math.Clamp(from + (factor * (to - from)), 0f, 255f);
}
