namespace Tlpipe.Torch;

/// <summary>One argument of an operator as managed code gives it: a small tagged value, with a reference where it is a list or an object.</summary>
internal readonly struct Argument
{
    internal readonly NativeTag Tag;
    internal readonly long Bits;
    internal readonly object? Reference;

    private Argument(NativeTag tag, long bits, object? reference = null) => (Tag, Bits, Reference) = (tag, bits, reference);

    /// <summary><c>None</c> of a schema.</summary>
    internal static Argument None => default;

    /// <summary>What the schema itself says where nothing is given.</summary>
    internal static Argument Default => new(NativeTag.Default, 0);

    public static implicit operator Argument(torch.Tensor? value) => value is null ? None : new(NativeTag.Tensor, 0, value);
    public static implicit operator Argument(long value) => new(NativeTag.Int, value);
    public static implicit operator Argument(long? value) => value is { } v ? v : None;
    public static implicit operator Argument(double value) => new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value));
    public static implicit operator Argument(double? value) => value is { } v ? v : None;
    public static implicit operator Argument(bool value) => new(NativeTag.Bool, value ? 1 : 0);
    public static implicit operator Argument(bool? value) => value is { } v ? v : None;
    public static implicit operator Argument(Scalar value) => value.ToArgument();
    public static implicit operator Argument(torch.ScalarType value) => new(NativeTag.Int, (long)value);
    public static implicit operator Argument(torch.ScalarType? value) => value is { } v ? v : None;
    public static implicit operator Argument(torch.MemoryFormat value) => new(NativeTag.Int, (long)value);
    public static implicit operator Argument(torch.Device? value) => value is null ? None : new(NativeTag.Device, value.Packed);
    public static implicit operator Argument(long[]? value) => value is null ? None : new(NativeTag.IntList, 0, value);
    public static implicit operator Argument(bool[] value) => new(NativeTag.BoolList, 0, value);
    public static implicit operator Argument(double[]? value) => value is null ? None : new(NativeTag.DoubleList, 0, value);
    public static implicit operator Argument(torch.Tensor[] value) => new(NativeTag.TensorList, 0, value);
    public static implicit operator Argument(string value) => new(NativeTag.String, 0, value);
    public static implicit operator Argument(torch.Generator? value) => value is null ? None : new(NativeTag.Generator, 0, value);

    /// <summary>A list of tensors in which some may be missing (<c>Tensor?[]</c>).</summary>
    internal static Argument Optional(torch.Tensor?[] tensors) => new(NativeTag.OptionalTensorList, 0, tensors);

    /// <summary>A list of numbers (<c>Scalar[]</c>).</summary>
    internal static Argument Scalars(double[] numbers) => new(NativeTag.ScalarList, 0, numbers);

    internal static Argument FromInteger(NativeTag tag, long bits) => new(tag, bits);
}
