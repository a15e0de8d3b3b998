namespace Tlpipe.Vision.StreetScenes;

/// <summary>The time of day and the weather of a scene.</summary>
/// <param name="SkyTop">The sky's colour overhead.</param>
/// <param name="SkyBottom">The sky's colour at the horizon, and what fog fades into.</param>
/// <param name="Red">Gain of red light, of 256.</param>
/// <param name="Green">Gain of green light, of 256.</param>
/// <param name="Blue">Gain of blue light, of 256.</param>
/// <param name="Fog">How much of 256 the fog takes at ten metres.</param>
/// <param name="Noise">The sensor's noise: the largest change of a channel.</param>
/// <param name="IsNight">Whether windows and lamps are lit.</param>
internal sealed record SceneLight(uint SkyTop, uint SkyBottom, int Red, int Green, int Blue, int Fog, int Noise, bool IsNight)
{
    private const int FogDistance = 10_000;
    private const int MostFog = 225;

    /// <summary>A light drawn by lot from those that are wanted: clear, overcast, dusk, night or fog.</summary>
    public static SceneLight Draw(SceneRandom random, LightChoice wanted)
    {
        var noise = random.Range(3, 12);
        var gain = random.Range(220, 280);
        return Lot(random, wanted) switch
        {
            <= 9 => new SceneLight(SceneColor.Rgb(70, 130, 215), SceneColor.Rgb(185, 215, 240), gain + 10, gain + 5, gain, random.Range(0, 20), noise, false),
            <= 14 => new SceneLight(SceneColor.Rgb(140, 148, 158), SceneColor.Rgb(195, 200, 205), gain - 40, gain - 36, gain - 30, random.Range(10, 40), noise, false),
            <= 16 => new SceneLight(SceneColor.Rgb(90, 85, 140), SceneColor.Rgb(245, 165, 100), gain - 20, gain - 70, gain - 95, random.Range(10, 35), noise, false),
            <= 18 => new SceneLight(SceneColor.Rgb(25, 30, 60), SceneColor.Rgb(60, 65, 95), gain - 120, gain - 115, gain - 85, random.Range(0, 30), noise + 3, true),
            _ => new SceneLight(SceneColor.Rgb(190, 195, 200), SceneColor.Rgb(205, 208, 212), gain - 30, gain - 28, gain - 25, random.Range(80, 140), noise, false),
        };
    }

    private static int Lot(SceneRandom random, LightChoice wanted) => wanted switch
    {
        LightChoice.Day => random.Range(0, 14),
        LightChoice.Night => random.Range(17, 18),
        _ => random.Range(0, 19),
    };

    /// <summary>A colour as it looks at a distance, through the fog.</summary>
    public uint At(uint color, int z) =>
        Fog == 0 ? color : SceneColor.Blend(color, SkyBottom, Math.Min((int)((long)Fog * z / FogDistance), MostFog));
}
