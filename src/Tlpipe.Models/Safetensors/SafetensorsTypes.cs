using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Safetensors;

/// <summary>Safetensors' names of the element types.</summary>
internal static class SafetensorsTypes
{
    private static readonly (string Name, ScalarType Type)[] Names =
    [
        ("BOOL", ScalarType.Bool), ("U8", ScalarType.Byte), ("I8", ScalarType.Int8), ("I16", ScalarType.Int16),
        ("I32", ScalarType.Int32), ("I64", ScalarType.Int64), ("F16", ScalarType.Float16), ("BF16", ScalarType.BFloat16),
        ("F32", ScalarType.Float32), ("F64", ScalarType.Float64), ("C64", ScalarType.ComplexFloat32),
    ];

    public static ScalarType? Parse(string name)
    {
        foreach (var known in Names)
            if (known.Name == name) return known.Type;
        return null;
    }

    /// <summary>The name of a type; null where safetensors has none.</summary>
    public static string? NameOf(ScalarType type) => Array.Find(Names, known => known.Type == type).Name;

    public static string All => string.Join(", ", Names.Select(known => known.Name));
}
