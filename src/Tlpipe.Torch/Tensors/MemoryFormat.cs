namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>The order of a tensor's elements in memory, with libtorch's numbers.</summary>
    public enum MemoryFormat
    {
        /// <summary>Row-major: <c>[N, C, H, W]</c> as written.</summary>
        Contiguous = 0,
        /// <summary>As the input has it.</summary>
        Preserve = 1,
        /// <summary>Channels last in memory (NHWC), the shape stays <c>[N, C, H, W]</c>; what convolutions run fastest on.</summary>
        ChannelsLast = 2,
        /// <summary>Channels last for <c>[N, C, D, H, W]</c>.</summary>
        ChannelsLast3d = 3,
    }

    /// <summary>See <see cref="MemoryFormat.Contiguous"/>.</summary>
    public static MemoryFormat contiguous_format => MemoryFormat.Contiguous;
    /// <summary>See <see cref="MemoryFormat.Preserve"/>.</summary>
    public static MemoryFormat preserve_format => MemoryFormat.Preserve;
    /// <summary>See <see cref="MemoryFormat.ChannelsLast"/>.</summary>
    public static MemoryFormat channels_last => MemoryFormat.ChannelsLast;
}
