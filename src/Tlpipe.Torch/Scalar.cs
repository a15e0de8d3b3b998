namespace Tlpipe.Torch;

/// <summary>A number as an operator's argument or result: integer, floating or boolean.</summary>
public readonly struct Scalar : IEquatable<Scalar>
{
    private readonly NativeTag _tag;
    private readonly long _bits;

    private Scalar(NativeTag tag, long bits) => (_tag, _bits) = (tag, bits);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new(NativeTag.Int, value);
    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(NativeTag.Int, value);
    /// <summary>An integer.</summary>
    public static implicit operator Scalar(byte value) => new(NativeTag.Int, value);
    /// <summary>A floating number.</summary>
    public static implicit operator Scalar(float value) => (double)value;
    /// <summary>A floating number.</summary>
    public static implicit operator Scalar(double value) => new(NativeTag.Double, BitConverter.DoubleToInt64Bits(value));
    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(NativeTag.Bool, value ? 1 : 0);

    /// <summary>The number as a double.</summary>
    public double ToDouble() => _tag == NativeTag.Double ? BitConverter.Int64BitsToDouble(_bits) : _bits;
    /// <summary>The number as a float.</summary>
    public float ToSingle() => (float)ToDouble();
    /// <summary>The number as a long; a floating number is cut off.</summary>
    public long ToInt64() => _tag == NativeTag.Double ? (long)ToDouble() : _bits;
    /// <summary>The number as an int; a floating number is cut off.</summary>
    public int ToInt32() => checked((int)ToInt64());
    /// <summary>Whether the number is not zero.</summary>
    public bool ToBoolean() => _tag == NativeTag.Double ? ToDouble() != 0 : _bits != 0;

    internal bool IsFloating => _tag == NativeTag.Double;
    internal bool IsBoolean => _tag == NativeTag.Bool;
    internal Argument ToArgument() => Argument.FromInteger(_tag == NativeTag.None ? NativeTag.Int : _tag, _bits);
    internal static Scalar From(in NativeValue value) => new(value.Tag, value.Integer);

    /// <inheritdoc/>
    public bool Equals(Scalar other) => _tag == other._tag && _bits == other._bits;
    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);
    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_tag, _bits);
    /// <summary>Same kind and same value.</summary>
    public static bool operator ==(Scalar left, Scalar right) => left.Equals(right);
    /// <summary>Another kind or another value.</summary>
    public static bool operator !=(Scalar left, Scalar right) => !left.Equals(right);
    /// <inheritdoc/>
    public override string ToString() => _tag == NativeTag.Bool ? (_bits != 0 ? "True" : "False") : _tag == NativeTag.Double ? ToDouble().ToString() : _bits.ToString();
}
