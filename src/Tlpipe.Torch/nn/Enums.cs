namespace Tlpipe.Torch;

/// <summary>What lies beyond the edge of a picture.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros,
    /// <summary>The picture mirrored at its last pixel.</summary>
    Reflect,
    /// <summary>The last pixel over and over.</summary>
    Replicate,
    /// <summary>The picture from its other side.</summary>
    Circular,
    /// <summary>A given number.</summary>
    Constant,
}

/// <summary>How a picture is brought to another size.</summary>
public enum InterpolationMode
{
    /// <summary>The nearest pixel.</summary>
    Nearest,
    /// <summary>Between four pixels.</summary>
    Bilinear,
    /// <summary>Between sixteen pixels.</summary>
    Bicubic,
}

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What a loss makes of the losses of its examples, with libtorch's numbers.</summary>
        public enum Reduction
        {
            /// <summary>All of them.</summary>
            None = 0,
            /// <summary>Their mean.</summary>
            Mean = 1,
            /// <summary>Their sum.</summary>
            Sum = 2,
        }
    }
}
