namespace Tlpipe.Vision.StreetScenes;

/// <summary>Something that stands in the street and is painted after what lies behind it.</summary>
/// <param name="X">Millimetres to the right of the street's middle.</param>
/// <param name="Z">Millimetres ahead of the camera.</param>
internal abstract record SceneObject(int X, int Z)
{
    /// <summary>Half of its width in millimetres.</summary>
    public abstract int HalfWidth { get; }

    /// <summary>Paints it on an upright plane.</summary>
    public abstract void Paint(SceneBillboard board);
}
