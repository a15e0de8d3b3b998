using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Pictures;

/// <summary>Small JPEGs of what the codec gave.</summary>
internal static class PicturePreview
{
    private const string MediaType = "image/jpeg";
    private const int Quality = 85;

    /// <summary>The preview of a uint8 picture <c>[3, H, W]</c>, never larger than the picture; <see langword="null"/> on a machine without TurboJPEG.</summary>
    public static InputPreview? Of(Tensor input, int side)
    {
        using var picture = PictureOf(input);
        using var small = Reduce(picture, side);
        return JpegEncoder.Encode(small, Quality) is { } content ? new(MediaType, content) : null;
    }

    private static Picture PictureOf(Tensor input)
    {
        var picture = new Picture((int)input.shape[2], (int)input.shape[1]);
        using var scope = NewDisposeScope();
        var planes = input.cpu().contiguous().data<byte>();
        var area = picture.Width * picture.Height;
        PlanarPixels.Join(planes[..area], planes.Slice(area, area), planes[(2 * area)..], picture.Pixels);
        return picture;
    }

    private static Picture Reduce(Picture picture, int side)
    {
        var share = Math.Min(1, (double)side / Math.Max(picture.Width, picture.Height));
        var (width, height) = (Reduced(picture.Width, share), Reduced(picture.Height, share));
        return PictureResampler.Render(picture, new(new(0, 0, picture.Width, picture.Height), width, height, new(0, 0, width, height)));
    }

    private static int Reduced(int length, double share) => Math.Max(1, (int)Math.Round(length * share));
}
