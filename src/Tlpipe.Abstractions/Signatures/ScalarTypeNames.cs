using Tlpipe.Torch;

namespace Tlpipe.Abstractions;

/// <summary>PyTorch's names of element types.</summary>
public static class ScalarTypeNames
{
    /// <summary>The name that PyTorch prints: <c>uint8</c>, <c>int64</c>, <c>float32</c>.</summary>
    public static string Of(torch.ScalarType type) => type switch
    {
        torch.ScalarType.Byte => "uint8",
        // PyTorch counts both parts of a complex number.
        torch.ScalarType.ComplexFloat16 => "complex32",
        torch.ScalarType.ComplexFloat32 => "complex64",
        torch.ScalarType.ComplexFloat64 => "complex128",
        _ => type.ToString().ToLowerInvariant(),
    };
}
