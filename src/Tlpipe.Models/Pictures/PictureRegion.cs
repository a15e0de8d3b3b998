namespace Tlpipe.Models.Pictures;

/// <summary>A rectangle of pixels.</summary>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Width">Number of columns.</param>
/// <param name="Height">Number of rows.</param>
public sealed record PictureRegion(int Left, int Top, int Width, int Height)
{
    /// <summary>The column after the last.</summary>
    public int Right => Left + Width;

    /// <summary>The row after the last.</summary>
    public int Bottom => Top + Height;

    internal bool IsWithin(int width, int height) =>
        Left >= 0 && Top >= 0 && Width > 0 && Height > 0 && Right <= width && Bottom <= height;
}
