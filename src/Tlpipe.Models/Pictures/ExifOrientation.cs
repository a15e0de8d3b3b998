namespace Tlpipe.Models.Pictures;

/// <summary>How a stored picture has to be turned to stand upright; the values of EXIF's tag 0x0112.</summary>
internal enum ExifOrientation
{
    Upright = 1,
    Mirrored = 2,
    UpsideDown = 3,
    MirroredUpsideDown = 4,
    Transposed = 5,
    TurnClockwise = 6,
    Transversed = 7,
    TurnCounterclockwise = 8,
}
