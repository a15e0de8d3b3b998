using System.Runtime.InteropServices;
using Tlpipe.Models.Pictures;

namespace Tlpipe.Vision.StreetScenes;

/// <summary>A square picture to paint on with filled shapes. Coordinates are in 1/16 pixels; a pixel is painted when its middle lies inside.</summary>
internal sealed class SceneCanvas(int side) : IDisposable
{
    /// <summary>Coordinate units a pixel.</summary>
    public const int Unit = 16;

    private readonly Picture _picture = new(side, side);

    /// <summary>Pixels a side.</summary>
    public int Side => side;

    /// <summary>Units a side.</summary>
    public int Extent => side * Unit;

    /// <summary>All pixels, row by row.</summary>
    public Span<uint> Pixels => MemoryMarshal.Cast<byte, uint>(_picture.Pixels);

    /// <summary>Paints a rectangle.</summary>
    public void FillBox(int left, int top, int right, int bottom, uint color)
    {
        int first = FirstPixel(left), end = FirstPixel(right);
        for (int y = FirstPixel(top), last = FirstPixel(bottom); y < last; y++) FillRow(y, first, end, color);
    }

    /// <summary>Paints an ellipse given by its middle and half axes.</summary>
    public void FillEllipse(int x, int y, int radiusX, int radiusY, uint color)
    {
        if (radiusX <= 0 || radiusY <= 0) return;
        for (int row = FirstPixel(y - radiusY), last = FirstPixel(y + radiusY); row < last; row++)
        {
            long dy = row * Unit + Unit / 2 - y;
            var reach = SquareRoot((long)radiusX * radiusX - dy * dy * radiusX * radiusX / ((long)radiusY * radiusY));
            FillRow(row, FirstPixel(x - reach), FirstPixel(x + reach), color);
        }
    }

    /// <summary>Paints a convex polygon.</summary>
    public void FillConvex(ReadOnlySpan<ScenePoint> corners, uint color)
    {
        int top = int.MaxValue, bottom = int.MinValue;
        foreach (var corner in corners)
        {
            top = Math.Min(top, corner.Y);
            bottom = Math.Max(bottom, corner.Y);
        }
        for (int row = FirstPixel(top), last = FirstPixel(bottom); row < last; row++)
        {
            var (left, right) = Reach(corners, row * Unit + Unit / 2);
            FillRow(row, FirstPixel(left), FirstPixel(right), color);
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _picture.Dispose();

    /// <summary>Where a polygon begins and ends on a line across.</summary>
    private static (int Left, int Right) Reach(ReadOnlySpan<ScenePoint> corners, int y)
    {
        int left = int.MaxValue, right = int.MinValue;
        var a = corners[^1];
        foreach (var b in corners)
        {
            if (a.Y <= y != b.Y <= y)
            {
                var x = a.X + (int)((long)(b.X - a.X) * (y - a.Y) / (b.Y - a.Y));
                left = Math.Min(left, x);
                right = Math.Max(right, x);
            }
            a = b;
        }
        return (left, right);
    }

    private void FillRow(int y, int first, int end, uint color)
    {
        if (end > first) Pixels.Slice(y * side + first, end - first).Fill(color);
    }

    /// <summary>The first pixel whose middle is not before a coordinate, kept on the canvas.</summary>
    private int FirstPixel(int coordinate) => Math.Clamp((coordinate + Unit / 2 - 1) >> 4, 0, side);

    /// <summary>The integer square root, by Newton's method.</summary>
    private static int SquareRoot(long value)
    {
        if (value <= 0) return 0;
        var root = 1L << ((66 - System.Numerics.BitOperations.LeadingZeroCount((ulong)value)) / 2);
        while (true)
        {
            var next = (root + value / root) / 2;
            if (next >= root) return (int)root;
            root = next;
        }
    }
}
