namespace Tlpipe.Models.Checkpoints.Pickles;

/// <summary>What a pickle may take at most: far above the largest real checkpoint, far below what would exhaust a machine.</summary>
internal static class PickleLimits
{
    /// <summary>Bytes of one pickle (a tensor takes about a hundred).</summary>
    public const int Bytes = 64 << 20;

    /// <summary>Opcodes of one pickle, and items copied from one container into another.</summary>
    public const int Steps = 4_000_000;

    /// <summary>Values on the stack at once.</summary>
    public const int Stack = 1_000_000;

    /// <summary>Containers that are open at once.</summary>
    public const int Depth = 1000;

    /// <summary>Values remembered for later use.</summary>
    public const int Memo = 2_000_000;

    /// <summary>Bytes of one text.</summary>
    public const int Text = 1 << 20;

    /// <summary>Bytes of one whole number.</summary>
    public const int Integer = 16;

    /// <summary>Dimensions of one tensor: PyTorch's own limit.</summary>
    public const int Dimensions = 64;
}
