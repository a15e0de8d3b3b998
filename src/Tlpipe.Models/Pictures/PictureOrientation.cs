using System.Runtime.InteropServices;

namespace Tlpipe.Models.Pictures;

/// <summary>Turns and mirrors whole pictures.</summary>
internal static class PictureOrientation
{
    /// <summary>The picture turned upright; the given one is disposed of.</summary>
    public static Picture Apply(Picture picture, ExifOrientation orientation)
    {
        using (picture)
        {
            int w = picture.Width, h = picture.Height, last = w * h - 1;
            // Where the target's first pixel lies in the source, and the way to its right and lower neighbours.
            var (first, right, down) = orientation switch
            {
                ExifOrientation.Mirrored => (w - 1, -1, w),
                ExifOrientation.UpsideDown => (last, -1, -w),
                ExifOrientation.MirroredUpsideDown => (last - (w - 1), 1, -w),
                ExifOrientation.Transposed => (0, w, 1),
                ExifOrientation.TurnClockwise => (last - (w - 1), -w, 1),
                ExifOrientation.Transversed => (last, -w, -1),
                ExifOrientation.TurnCounterclockwise => (w - 1, w, -1),
                _ => (0, 1, w),
            };
            var turned = orientation >= ExifOrientation.Transposed ? new Picture(h, w) : new Picture(w, h);
            var source = MemoryMarshal.Cast<byte, uint>(picture.Pixels);
            var target = MemoryMarshal.Cast<byte, uint>(turned.Pixels);
            var i = 0;
            for (var y = 0; y < turned.Height; y++)
                for (int x = 0, at = first + y * down; x < turned.Width; x++, at += right)
                    target[i++] = source[at];
            return turned;
        }
    }
}
