namespace Tlpipe.Models.Pictures;

/// <summary>
/// Carries out a <see cref="PictureView"/>: antialiased bilinear resizing with the numbers of Pillow (and so of torchvision's
/// <c>Resize</c> on PIL pictures), computed only for the part that is wanted. Thread-safe.
/// </summary>
public static class PictureResampler
{
    /// <summary>The view of a picture.</summary>
    /// <returns>A new picture of the size of the view's part, not yet mirrored; dispose of it when done.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The view's source reaches out of the picture, or a side is not positive.</exception>
    public static Picture Render(Picture picture, PictureView view)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!view.Source.IsWithin(picture.Width, picture.Height) || view.Width <= 0 || view.Height <= 0)
            throw new ArgumentOutOfRangeException(nameof(view), view, $"the view does not fit a picture of {picture.Width}×{picture.Height}");

        var target = new Picture(view.Part.Width, view.Part.Height);
        var inside = Inside(view);
        if (inside != view.Part) target.Pixels.Clear();
        if (inside is { Width: > 0, Height: > 0 }) Resample(picture, view, inside, target);
        return target;
    }

    /// <summary>The view of a picture as planar uint8 pixels of shape <c>[3, H, W]</c>, mirrored where the view says so.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="view">What of it is wanted.</param>
    /// <param name="destination">Exactly <c>3 * H * W</c> bytes, H and W those of the view's part.</param>
    /// <exception cref="ArgumentOutOfRangeException">As <see cref="Render"/>.</exception>
    public static void RenderPlanar(Picture picture, PictureView view, Span<byte> destination)
    {
        using var rendered = Render(picture, view);
        rendered.CopyPlanar(destination, view.Mirrored);
    }

    /// <summary>The part of the resized picture that is wanted and exists.</summary>
    private static PictureRegion Inside(PictureView view)
    {
        var left = Math.Max(view.Part.Left, 0);
        var top = Math.Max(view.Part.Top, 0);
        return new PictureRegion(left, top, Math.Min(view.Part.Right, view.Width) - left, Math.Min(view.Part.Bottom, view.Height) - top);
    }

    private static void Resample(Picture picture, PictureView view, PictureRegion inside, Picture target)
    {
        var rows = new ResampleWeights(view.Source.Height, view.Height, inside.Top, inside.Height);
        if (view.Source.Width == view.Width)
        {
            Down(picture, view.Source.Left + inside.Left, view.Source.Top, rows, view, inside, target);
            return;
        }
        var columns = new ResampleWeights(view.Source.Width, view.Width, inside.Left, inside.Width);
        using var across = new Picture(inside.Width, rows.End - rows.Start);
        var firstColumn = view.Source.Left * Picture.BytesPerPixel;
        var width = view.Source.Width * Picture.BytesPerPixel;
        for (var y = 0; y < across.Height; y++)
        {
            var source = picture.Pixels.Slice((view.Source.Top + rows.Start + y) * picture.Stride + firstColumn, width);
            ResamplePasses.Across(source, across.Pixels.Slice(y * across.Stride, across.Stride), columns);
        }
        Down(across, 0, -rows.Start, rows, view, inside, target);
    }

    /// <summary>Resizes downwards, from column <paramref name="left"/> and row <paramref name="top"/> of the source on, into the target's inside.</summary>
    private static void Down(Picture source, int left, int top, ResampleWeights rows, PictureView view, PictureRegion inside, Picture target)
    {
        var length = inside.Width * Picture.BytesPerPixel;
        var firstColumn = (inside.Left - view.Part.Left) * Picture.BytesPerPixel;
        var firstRow = inside.Top - view.Part.Top;
        for (var y = 0; y < inside.Height; y++)
        {
            var result = target.Pixels.Slice((firstRow + y) * target.Stride + firstColumn, length);
            var input = source.Pixels[((top + rows.StartOf(y)) * source.Stride + left * Picture.BytesPerPixel)..];
            if (view.Source.Height == view.Height) input[..length].CopyTo(result);
            else ResamplePasses.Down(input, source.Stride, result, rows.WeightsOf(y));
        }
    }
}
