namespace Tlpipe.Vision.StreetScenes;

/// <summary>Makes the final picture of a painted canvas: four canvas pixels to one, light and sensor noise applied.</summary>
internal static class SceneDeveloper
{
    /// <summary>Canvas pixels a side for each pixel of the picture.</summary>
    public const int Oversampling = 2;

    /// <summary>The gain of full daylight.</summary>
    private const int Bright = 256;

    /// <summary>Writes planar uint8 pixels of shape <c>[3, size, size]</c>.</summary>
    public static void Develop(SceneCanvas canvas, SceneLight light, SceneRandom random, Span<byte> destination)
    {
        var size = canvas.Side / Oversampling;
        var area = size * size;
        var red = destination[..area];
        var green = destination.Slice(area, area);
        var blue = destination.Slice(2 * area, area);
        for (var y = 0; y < size; y++)
        {
            var upper = canvas.Pixels.Slice(2 * y * canvas.Side, canvas.Side);
            var lower = canvas.Pixels.Slice((2 * y + 1) * canvas.Side, canvas.Side);
            for (var x = 0; x < size; x++)
            {
                uint a = upper[2 * x], b = upper[2 * x + 1], c = lower[2 * x], d = lower[2 * x + 1];
                // Red and blue are summed in one word, sixteen bits apart.
                var redBlue = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF);
                var greens = (a >> 8 & 0xFF) + (b >> 8 & 0xFF) + (c >> 8 & 0xFF) + (d >> 8 & 0xFF);
                // Light that falls on one of the four is light of the whole pixel.
                var glows = ((a | b | c | d) & SceneColor.GlowBit) != 0;
                var noise = random.Next();
                var at = y * size + x;
                red[at] = Expose((int)(redBlue & 0xFFFF), glows ? Bright : light.Red, noise, light.Noise);
                green[at] = Expose((int)greens, glows ? Bright : light.Green, noise >> 16, light.Noise);
                blue[at] = Expose((int)(redBlue >> 16), glows ? Bright : light.Blue, noise >> 32, light.Noise);
            }
        }
    }

    /// <summary>A channel's four sums under a gain, with noise whose distribution is a triangle.</summary>
    private static byte Expose(int sum, int gain, ulong bits, int noise)
    {
        var change = ((int)(bits & 0xFF) - (int)(bits >> 8 & 0xFF)) * noise;
        return (byte)Math.Clamp(((sum * gain) + change * 4 + 512) >> 10, 0, 255);
    }
}
