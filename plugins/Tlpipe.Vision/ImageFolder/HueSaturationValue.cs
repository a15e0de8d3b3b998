namespace Tlpipe.Vision.ImageFolder;

/// <summary>A colour as hue, saturation and value of 8 bits each, with the roundings of Pillow's mode <c>HSV</c>.</summary>
/// <param name="Hue">Along the circle from red through green and blue.</param>
/// <param name="Saturation">From grey to the pure colour.</param>
/// <param name="Value">From black on.</param>
internal readonly record struct HueSaturationValue(byte Hue, byte Saturation, byte Value)
{
    public static HueSaturationValue Of(byte red, byte green, byte blue)
    {
        var (largest, smallest) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        if (largest == smallest) return new(0, 0, largest);
        float range = largest - smallest;
        var (r, g, b) = ((largest - red) / range, (largest - green) / range, (largest - blue) / range);
        var sextant = red == largest ? b - g : green == largest ? (float)(2.0 + r - b) : (float)(4.0 + g - r);
        var hue = (float)(((sextant / 6.0) + 1.0) % 1.0);
        return new((byte)(hue * 255.0), (byte)(range / largest * 255.0), largest);
    }

    public (byte Red, byte Green, byte Blue) ToRgb()
    {
        if (Saturation == 0) return (Value, Value, Value);
        var sextant = (int)Math.Floor(Hue * 6.0 / 255.0);
        var rest = (float)((Hue * 6.0 / 255.0) - sextant);
        var share = (float)(Saturation / 255.0);
        var low = Level(1.0 - share);
        var falling = Level(1.0 - (share * rest));
        var rising = Level(1.0 - (share * (1.0 - rest)));
        return (sextant % 6) switch
        {
            0 => (Value, rising, low),
            1 => (falling, Value, low),
            2 => (low, Value, rising),
            3 => (low, falling, Value),
            4 => (rising, low, Value),
            _ => (Value, low, falling),
        };
    }

    private byte Level(double share) => (byte)Math.Clamp(Math.Round(Value * share, MidpointRounding.AwayFromZero), 0, 255);
}
