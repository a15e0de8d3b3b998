using System.Runtime.InteropServices;

namespace Tlpipe.Vision.StreetScenes;

/// <summary>An upright plane that faces the camera. Coordinates are millimetres from the foot of the object, y up.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SceneBillboard(SceneSketch sketch, int x, int z)
{
    /// <summary>Paints a rectangle.</summary>
    public void Box(int left, int bottom, int right, int top, uint color) => sketch.Canvas.FillBox(
        sketch.Camera.X(x + left, z), sketch.Camera.Y(top, z), sketch.Camera.X(x + right, z), sketch.Camera.Y(bottom, z), sketch.Light.At(color, z));

    /// <summary>Paints an ellipse.</summary>
    public void Ellipse(int centerX, int centerY, int radiusX, int radiusY, uint color) => sketch.Canvas.FillEllipse(
        sketch.Camera.X(x + centerX, z), sketch.Camera.Y(centerY, z), sketch.Camera.Scale(radiusX, z), sketch.Camera.Scale(radiusY, z), sketch.Light.At(color, z));

    /// <summary>Paints a trapezoid that stands on a horizontal side.</summary>
    public void Trapezoid(int bottom, int bottomLeft, int bottomRight, int top, int topLeft, int topRight, uint color) =>
        Convex([new(bottomLeft, bottom), new(bottomRight, bottom), new(topRight, top), new(topLeft, top)], color);

    /// <summary>Paints a convex polygon.</summary>
    public void Convex(ReadOnlySpan<ScenePoint> corners, uint color)
    {
        Span<ScenePoint> points = stackalloc ScenePoint[corners.Length];
        for (var i = 0; i < corners.Length; i++) points[i] = sketch.Camera.Project(x + corners[i].X, corners[i].Y, z);
        sketch.Canvas.FillConvex(points, sketch.Light.At(color, z));
    }

    /// <summary>Paints the shadow under an object of a given half width.</summary>
    public void Shadow(int halfWidth) => Ellipse(0, 0, halfWidth, 120, SceneColor.Rgb(30, 30, 32));
}
