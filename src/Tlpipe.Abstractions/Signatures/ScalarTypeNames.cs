using Tlpipe.Torch;

namespace Tlpipe.Abstractions;

/// <summary>PyTorch's names of element types.</summary>
public static class ScalarTypeNames
{
    /// <summary>The name that PyTorch prints: <c>uint8</c>, <c>int64</c>, <c>float32</c>.</summary>
    public static string Of(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte => "uint8",
        _ => type.ToString().ToLowerInvariant(),
    };
}
