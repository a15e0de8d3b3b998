namespace Tlpipe.Vision.StreetScenes;

/// <summary>
/// A pinhole camera that looks along a street: x to the right, z ahead, heights up, all in millimetres; results are canvas units.
/// </summary>
/// <param name="extent">Units a side of the canvas.</param>
/// <param name="vanishingX">Where the street ends on the canvas.</param>
/// <param name="horizonY">The horizon's row on the canvas.</param>
/// <param name="eyeHeight">The camera's height over the street.</param>
/// <param name="panX">How far the camera stands from the street's middle.</param>
internal sealed class SceneCamera(int extent, int vanishingX, int horizonY, int eyeHeight, int panX)
{
    /// <summary>The row of the horizon.</summary>
    public int HorizonY => horizonY;

    /// <summary>The column of the vanishing point.</summary>
    public int VanishingX => vanishingX;

    /// <summary>A length at a distance.</summary>
    public int Scale(int length, int z) => (int)((long)length * extent / z);

    /// <summary>The column of a point.</summary>
    public int X(int x, int z) => vanishingX + Scale(x - panX, z);

    /// <summary>The row of a point.</summary>
    public int Y(int height, int z) => horizonY + Scale(eyeHeight - height, z);

    /// <summary>Where a point lies on the canvas.</summary>
    public ScenePoint Project(int x, int height, int z) => new(X(x, z), Y(height, z));

    /// <summary>The distance from the middle of the street at which a point of the canvas lies.</summary>
    public int Unproject(int canvasX, int z) => panX + (int)((long)(canvasX - vanishingX) * z / extent);
}
