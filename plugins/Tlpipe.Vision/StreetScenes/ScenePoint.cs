using System.Runtime.InteropServices;

namespace Tlpipe.Vision.StreetScenes;

/// <summary>A point: on the canvas in 1/16 pixels, x to the right and y down; on an object in millimetres, y up.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScenePoint(int X, int Y);
