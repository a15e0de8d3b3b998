namespace Tlpipe.Models.Pictures;

/// <summary>How pictures are decoded.</summary>
public sealed record PictureDecoderOptions
{
    /// <summary>The largest number of pixels a picture may declare; checked before memory is taken.</summary>
    /// <value>Default: 89,478,485, a quarter of a gigabyte of RGB, as in PIL.</value>
    public long MaxPixels { get; init; } = 89_478_485;

    /// <summary>Whether the orientation that a camera wrote into a JPEG (EXIF) is applied, so that the picture stands upright.</summary>
    /// <value>Default: true. torchvision's loader ignores it.</value>
    public bool ApplyOrientation { get; init; } = true;

    /// <summary>
    /// Decodes a JPEG straight to 1/2, 1/4 or 1/8 of its size where its short side stays at least this many pixels. Faster for large
    /// photographs, but the result differs from exact decoding and resizing by up to 65 grey levels.
    /// </summary>
    /// <value>Default: null, always exact.</value>
    public int? ScaledShortSide { get; init; }
}
