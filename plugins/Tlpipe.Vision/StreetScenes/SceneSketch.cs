namespace Tlpipe.Vision.StreetScenes;

/// <summary>What a painter needs: a canvas, seen through a camera, in a light.</summary>
internal sealed record SceneSketch(SceneCanvas Canvas, SceneCamera Camera, SceneLight Light)
{
    /// <summary>Paints a four-cornered area of the world.</summary>
    public void Quad(ReadOnlySpan<(int X, int Height, int Z)> corners, uint color)
    {
        Span<ScenePoint> points = stackalloc ScenePoint[corners.Length];
        for (var i = 0; i < corners.Length; i++) points[i] = Camera.Project(corners[i].X, corners[i].Height, corners[i].Z);
        Canvas.FillConvex(points, color);
    }

    /// <summary>An upright plane across the street, to paint an object on.</summary>
    public SceneBillboard Billboard(int x, int z) => new(this, x, z);
}
