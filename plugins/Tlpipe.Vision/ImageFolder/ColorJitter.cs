using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>Changes brightness, contrast, saturation and hue by random factors, in random order: torchvision's <c>ColorJitter</c> on PIL pictures.</summary>
internal sealed class ColorJitter(ColorJitterOptions options)
{
    /// <summary>Changes a planar picture <c>[3, H, W]</c> in place. The same numbers are drawn whatever the options are.</summary>
    public void Apply(Span<byte> planar, RandomStream randomness)
    {
        int[] order = [0, 1, 2, 3];
        randomness.Shuffle<int>(order);
        var brightness = Factor(options.Brightness, randomness);
        var contrast = Factor(options.Contrast, randomness);
        var saturation = Factor(options.Saturation, randomness);
        var hue = randomness.NextDouble(-options.Hue, options.Hue);
        foreach (var change in order)
        {
            if (change == 0 && options.Brightness > 0) ColorChanges.Brightness(planar, brightness);
            if (change == 1 && options.Contrast > 0) ColorChanges.Contrast(planar, contrast);
            if (change == 2 && options.Saturation > 0) ColorChanges.Saturation(planar, saturation);
            if (change == 3 && options.Hue > 0) ColorChanges.Hue(planar, hue);
        }
    }

    private static double Factor(double reach, RandomStream randomness) => randomness.NextDouble(Math.Max(0, 1 - reach), 1 + reach);
}
