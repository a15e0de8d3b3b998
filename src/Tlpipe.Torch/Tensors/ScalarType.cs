namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>The type of a tensor's elements, with libtorch's numbers.</summary>
    public enum ScalarType
    {
        /// <summary>Unsigned 8 bits.</summary>
        Byte = 0,
        /// <summary>Signed 8 bits.</summary>
        Int8 = 1,
        /// <summary>Signed 16 bits.</summary>
        Int16 = 2,
        /// <summary>Signed 32 bits.</summary>
        Int32 = 3,
        /// <summary>Signed 64 bits.</summary>
        Int64 = 4,
        /// <summary>IEEE half precision.</summary>
        Float16 = 5,
        /// <summary>IEEE single precision.</summary>
        Float32 = 6,
        /// <summary>IEEE double precision.</summary>
        Float64 = 7,
        /// <summary>Complex of two halves.</summary>
        ComplexFloat16 = 8,
        /// <summary>Complex of two singles.</summary>
        ComplexFloat32 = 9,
        /// <summary>Complex of two doubles.</summary>
        ComplexFloat64 = 10,
        /// <summary>A truth value in a byte.</summary>
        Bool = 11,
        /// <summary>The upper half of a single.</summary>
        BFloat16 = 15,
    }

    /// <summary>Unsigned 8 bits.</summary>
    public static ScalarType uint8 => ScalarType.Byte;
    /// <summary>Signed 8 bits.</summary>
    public static ScalarType int8 => ScalarType.Int8;
    /// <summary>Signed 16 bits.</summary>
    public static ScalarType int16 => ScalarType.Int16;
    /// <summary>Signed 32 bits.</summary>
    public static ScalarType int32 => ScalarType.Int32;
    /// <summary>Signed 64 bits.</summary>
    public static ScalarType int64 => ScalarType.Int64;
    /// <summary>Half precision.</summary>
    public static ScalarType float16 => ScalarType.Float16;
    /// <summary>Single precision.</summary>
    public static ScalarType float32 => ScalarType.Float32;
    /// <summary>Double precision.</summary>
    public static ScalarType float64 => ScalarType.Float64;
    /// <summary>The upper half of a single.</summary>
    public static ScalarType bfloat16 => ScalarType.BFloat16;
    /// <summary>A truth value.</summary>
    public static ScalarType @bool => ScalarType.Bool;

    /// <summary>The bytes of one element.</summary>
    public static int ElementSize(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 or ScalarType.ComplexFloat16 => 4,
        ScalarType.ComplexFloat64 => 16,
        _ => 8,
    };

    /// <summary>Whether elements are real numbers in floating point.</summary>
    public static bool IsFloatingPoint(this ScalarType type) =>
        type is ScalarType.Float16 or ScalarType.Float32 or ScalarType.Float64 or ScalarType.BFloat16;

    /// <summary>The scalar type of a .NET type.</summary>
    /// <exception cref="ArgumentException">A tensor has no elements of this type.</exception>
    internal static ScalarType ScalarTypeOf<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? ScalarType.Float32
        : typeof(T) == typeof(double) ? ScalarType.Float64
        : typeof(T) == typeof(long) ? ScalarType.Int64
        : typeof(T) == typeof(int) ? ScalarType.Int32
        : typeof(T) == typeof(short) ? ScalarType.Int16
        : typeof(T) == typeof(sbyte) ? ScalarType.Int8
        : typeof(T) == typeof(byte) ? ScalarType.Byte
        : typeof(T) == typeof(bool) ? ScalarType.Bool
        : typeof(T) == typeof(Half) ? ScalarType.Float16
        : throw new ArgumentException($"a tensor has no elements of type {typeof(T).Name}; use float, double, long, int, short, sbyte, byte, bool or Half");
}
