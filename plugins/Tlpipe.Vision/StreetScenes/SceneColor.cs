namespace Tlpipe.Vision.StreetScenes;

/// <summary>Colours packed as a canvas pixel: red in the low byte, then green, then blue.</summary>
internal static class SceneColor
{
    public static uint Rgb(int red, int green, int blue) => (uint)(Clamp(red) | Clamp(green) << 8 | Clamp(blue) << 16);

    public static int Red(uint color) => (int)(color & 255);

    public static int Green(uint color) => (int)(color >> 8 & 255);

    public static int Blue(uint color) => (int)(color >> 16 & 255);

    /// <summary>From <paramref name="a"/> (share 0) to <paramref name="b"/> (share 256).</summary>
    public static uint Blend(uint a, uint b, int share) => Rgb(
        Red(a) + ((Red(b) - Red(a)) * share >> 8),
        Green(a) + ((Green(b) - Green(a)) * share >> 8),
        Blue(a) + ((Blue(b) - Blue(a)) * share >> 8));

    /// <summary>Lighter (gain over 256) or darker (below).</summary>
    public static uint Shade(uint color, int gain) => Rgb(Red(color) * gain >> 8, Green(color) * gain >> 8, Blue(color) * gain >> 8);

    /// <summary>Any colour whose channels lie between two bounds.</summary>
    public static uint Any(SceneRandom random, int low, int high) =>
        Rgb(random.Range(low, high), random.Range(low, high), random.Range(low, high));

    /// <summary>A grey between two bounds, with a slight tint.</summary>
    public static uint Greyish(SceneRandom random, int low, int high)
    {
        var grey = random.Range(low, high);
        return Rgb(grey + random.Range(-8, 8), grey + random.Range(-8, 8), grey + random.Range(-8, 8));
    }

    private static int Clamp(int value) => Math.Clamp(value, 0, 255);
}
