using Tlpipe.Abstractions;

namespace Tlpipe.Models.Pictures;

/// <summary>Which TurboJPEG this machine has, by what it does: its API names no version, and its kernels differ between processors.</summary>
internal static class JpegLibrary
{
    private const int Side = 48;
    private const int Quality = 85;
    private static readonly Lazy<string> Known = new(Find);

    /// <summary>A digest of what it makes of a picture, and of what it reads from that; <c>none</c> where it is not installed.</summary>
    public static string Identity => Known.Value;

    private static string Find()
    {
        using var picture = Pattern();
        if (JpegEncoder.Encode(picture, Quality) is not { } content) return "none";
        using var decoded = JpegDecoder.Decode(content, "the pattern", new());
        var planes = new byte[3 * Side * Side];
        decoded.CopyPlanar(planes);
        using var digest = new DigestBuilder();
        return digest.Add("encoded", Digest.Of(content)).Add("decoded", Digest.Of(planes)).Build().Short;
    }

    /// <summary>Slopes and edges in all three colours, so that every frequency is there.</summary>
    private static Picture Pattern()
    {
        var picture = new Picture(Side, Side);
        var pixels = picture.Pixels;
        for (var index = 0; index < Side * Side; index++)
        {
            var (x, y) = (index % Side, index / Side);
            var pixel = pixels.Slice(index * Picture.BytesPerPixel, Picture.BytesPerPixel);
            (pixel[0], pixel[1], pixel[2], pixel[3]) = ((byte)(x * 5), (byte)(x * y), (byte)((x ^ y) * 5), byte.MaxValue);
        }

        return picture;
    }
}
