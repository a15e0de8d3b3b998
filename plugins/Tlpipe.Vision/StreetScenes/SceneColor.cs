namespace Tlpipe.Vision.StreetScenes;

/// <summary>Colours packed as a canvas pixel: red in the low byte, then green, then blue, then a bit that marks light sources.</summary>
internal static class SceneColor
{
    /// <summary>Set in colours that give light of their own.</summary>
    public const uint GlowBit = 1u << 24;

    public static uint Rgb(int red, int green, int blue) => (uint)(Clamp(red) | Clamp(green) << 8 | Clamp(blue) << 16);

    /// <summary>A colour that gives light of its own: the time of day does not dim it.</summary>
    public static uint Glow(int red, int green, int blue) => Rgb(red, green, blue) | GlowBit;

    public static int Red(uint color) => (int)(color & 255);

    public static int Green(uint color) => (int)(color >> 8 & 255);

    public static int Blue(uint color) => (int)(color >> 16 & 255);

    /// <summary>From <paramref name="a"/> (share 0) to <paramref name="b"/> (share 256).</summary>
    public static uint Blend(uint a, uint b, int share) => Rgb(
        Red(a) + ((Red(b) - Red(a)) * share >> 8),
        Green(a) + ((Green(b) - Green(a)) * share >> 8),
        Blue(a) + ((Blue(b) - Blue(a)) * share >> 8)) | (a & GlowBit);

    /// <summary>Lighter (gain over 256) or darker (below).</summary>
    public static uint Shade(uint color, int gain) => Rgb(Red(color) * gain >> 8, Green(color) * gain >> 8, Blue(color) * gain >> 8);

    /// <summary>Any colour whose channels lie between two bounds.</summary>
    public static uint Any(SceneRandom random, int low, int high) =>
        Rgb(random.Range(low, high), random.Range(low, high), random.Range(low, high));

    /// <summary>A bright colour of any hue: one channel strong, one weak, one between.</summary>
    public static uint Vivid(SceneRandom random)
    {
        int strong = random.Range(170, 245), between = random.Range(30, 200), weak = random.Range(10, 70);
        return random.Range(0, 5) switch
        {
            0 => Rgb(strong, between, weak),
            1 => Rgb(strong, weak, between),
            2 => Rgb(between, strong, weak),
            3 => Rgb(weak, strong, between),
            4 => Rgb(between, weak, strong),
            _ => Rgb(weak, between, strong),
        };
    }

    /// <summary>A dull colour: a grey between two bounds with a tint.</summary>
    public static uint Muted(SceneRandom random, int low, int high)
    {
        var grey = random.Range(low, high);
        return Rgb(grey + random.Range(-28, 28), grey + random.Range(-28, 28), grey + random.Range(-28, 28));
    }

    /// <summary>A grey between two bounds, with a slight tint.</summary>
    public static uint Greyish(SceneRandom random, int low, int high)
    {
        var grey = random.Range(low, high);
        return Rgb(grey + random.Range(-8, 8), grey + random.Range(-8, 8), grey + random.Range(-8, 8));
    }

    private static int Clamp(int value) => Math.Clamp(value, 0, 255);
}
