using System.Buffers;

namespace Tlpipe.Models.Pictures;

/// <summary>
/// A picture in memory: 8-bit red, green and blue, four bytes a pixel (the fourth is ignored), rows from top to bottom without gaps.
/// Its memory is pooled: dispose of it when done. Not for use by several threads while one of them writes.
/// </summary>
public sealed class Picture : IDisposable
{
    /// <summary>Bytes a pixel takes: red, green, blue and one that is ignored. Four, so that a pixel is one aligned word.</summary>
    public const int BytesPerPixel = 4;

    private byte[]? _pixels;

    /// <summary>A picture whose pixels are not set yet.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is not positive, or the picture has more than 2 GiB.</exception>
    public Picture(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height * BytesPerPixel, Array.MaxLength, nameof(width));
        Width = width;
        Height = height;
        _pixels = ArrayPool<byte>.Shared.Rent(width * height * BytesPerPixel);
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride => Width * BytesPerPixel;

    /// <summary>All pixels, <c>Height * Stride</c> bytes.</summary>
    /// <exception cref="ObjectDisposedException">The picture was disposed of.</exception>
    public Span<byte> Pixels
    {
        get
        {
            ObjectDisposedException.ThrowIf(_pixels is null, this);
            return _pixels.AsSpan(0, Height * Stride);
        }
    }

    /// <summary>Writes the picture as a planar uint8 array of shape <c>[3, Height, Width]</c>: all red, then all green, then all blue.</summary>
    /// <param name="destination">Exactly <c>3 * Height * Width</c> bytes.</param>
    /// <param name="mirrored">Whether left and right change places.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> has another length.</exception>
    public void CopyPlanar(Span<byte> destination, bool mirrored = false)
    {
        var area = Width * Height;
        if (destination.Length != 3 * area)
            throw new ArgumentException($"a picture of {Width}×{Height} needs {3 * area} bytes, not {destination.Length}", nameof(destination));
        PlanarPixels.Split(Pixels, destination[..area], destination.Slice(area, area), destination[(2 * area)..]);
        if (!mirrored) return;
        for (var row = 0; row < destination.Length; row += Width)
            destination.Slice(row, Width).Reverse();
    }

    /// <summary>Gives the memory back to the pool.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _pixels, null) is { } pixels)
            ArrayPool<byte>.Shared.Return(pixels);
    }
}
