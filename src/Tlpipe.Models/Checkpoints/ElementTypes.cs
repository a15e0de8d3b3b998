using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints;

/// <summary>How people call element types.</summary>
internal static class ElementTypes
{
    /// <summary>PyTorch's name of the type: <c>float32</c>.</summary>
    public static string PyTorchName(this ScalarType type) => type switch
    {
        ScalarType.Byte => "uint8",
        ScalarType.ComplexFloat32 => "complex64",
        ScalarType.ComplexFloat64 => "complex128",
        _ => type.ToString().ToLowerInvariant(),
    };
}
