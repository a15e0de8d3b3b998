using Tlpipe.Abstractions;

namespace Tlpipe.Models.Pictures;

/// <summary>The usual views of a picture, with torchvision's roundings.</summary>
public static class PictureViews
{
    private const int Tries = 10;
    private const double SmallestShare = 0.08;
    private const double NarrowestRatio = 3.0 / 4.0;
    private const double WidestRatio = 4.0 / 3.0;

    /// <summary>torchvision's <c>Resize(shortSide)</c> and <c>CenterCrop(crop)</c>: the short side becomes <paramref name="shortSide"/>, and the middle square is taken, padded with black where the picture is smaller.</summary>
    /// <param name="width">The picture's width.</param>
    /// <param name="height">The picture's height.</param>
    /// <param name="shortSide">The short side after resizing.</param>
    /// <param name="crop">Side of the square.</param>
    public static PictureView ResizeAndCenterCrop(int width, int height, int shortSide, int crop)
    {
        var (newWidth, newHeight) = ResizedSize(width, height, shortSide);
        return new PictureView(
            new PictureRegion(0, 0, width, height), newWidth, newHeight,
            new PictureRegion(CropStart(newWidth, crop), CropStart(newHeight, crop), crop, crop));
    }

    /// <summary>torchvision's <c>RandomResizedCrop(size)</c>: 8 to 100 % of the area, width to height 3:4 to 4:3, ten tries, then the middle.</summary>
    /// <param name="width">The picture's width.</param>
    /// <param name="height">The picture's height.</param>
    /// <param name="size">Side of the square that results.</param>
    /// <param name="randomness">Where it draws from.</param>
    public static PictureView RandomResizedCrop(int width, int height, int size, RandomStream randomness)
    {
        ArgumentNullException.ThrowIfNull(randomness);
        return new PictureView(RandomRegion(width, height, randomness), size, size, new PictureRegion(0, 0, size, size));
    }

    /// <summary>The size that a picture has after torchvision's <c>Resize(shortSide)</c>.</summary>
    public static (int Width, int Height) ResizedSize(int width, int height, int shortSide)
    {
        var longSide = (int)((double)((long)shortSide * Math.Max(width, height)) / Math.Min(width, height));
        return width <= height ? (shortSide, longSide) : (longSide, shortSide);
    }

    private static int CropStart(int length, int crop) =>
        crop > length ? -((crop - length) / 2) : (int)Math.Round((length - crop) / 2.0, MidpointRounding.ToEven);

    private static PictureRegion RandomRegion(int width, int height, RandomStream randomness)
    {
        var area = (double)width * height;
        for (var i = 0; i < Tries; i++)
        {
            var target = area * randomness.NextDouble(SmallestShare, 1);
            var ratio = Math.Exp(randomness.NextDouble(Math.Log(NarrowestRatio), Math.Log(WidestRatio)));
            var w = (int)Math.Round(Math.Sqrt(target * ratio), MidpointRounding.ToEven);
            var h = (int)Math.Round(Math.Sqrt(target / ratio), MidpointRounding.ToEven);
            if (w is <= 0 || h is <= 0 || w > width || h > height) continue;
            var top = randomness.Next(height - h + 1);
            var left = randomness.Next(width - w + 1);
            return new PictureRegion(left, top, w, h);
        }
        return MiddleRegion(width, height);
    }

    private static PictureRegion MiddleRegion(int width, int height)
    {
        var (w, h) = (width, height);
        if ((double)width / height < NarrowestRatio) h = (int)Math.Round(w / NarrowestRatio, MidpointRounding.ToEven);
        else if ((double)width / height > WidestRatio) w = (int)Math.Round(h * WidestRatio, MidpointRounding.ToEven);
        return new PictureRegion((width - w) / 2, (height - h) / 2, w, h);
    }
}
