namespace Tlpipe.Torch;

public static partial class torch
{
    private static readonly Operator s_empty = new("aten::empty", "memory_format");
    private static readonly Operator s_zeros = new("aten::zeros");
    private static readonly Operator s_ones = new("aten::ones");
    private static readonly Operator s_full = new("aten::full");
    private static readonly Operator s_eye = new("aten::eye");
    private static readonly Operator s_arange = new("aten::arange", "start_step");
    private static readonly Operator s_linspace = new("aten::linspace");
    private static readonly Operator s_zerosLike = new("aten::zeros_like");
    private static readonly Operator s_onesLike = new("aten::ones_like");
    private static readonly Operator s_emptyLike = new("aten::empty_like");
    private static readonly Operator s_fullLike = new("aten::full_like");

    /// <summary>A tensor whose elements are whatever lay in memory.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(s_empty, size, [], dtype, device, requires_grad);

    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(s_zeros, size, [], dtype, device, requires_grad);

    /// <summary>A tensor of ones.</summary>
    public static Tensor ones(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(s_ones, size, [], dtype, device, requires_grad);

    /// <summary>A tensor of one number over and over.</summary>
    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Make(s_full, size, [value], dtype ?? TypeOf(value), device, requires_grad);

    /// <summary>A tensor whose elements are whatever lay in memory.</summary>
    public static Tensor empty(params long[] size) => empty(size, dtype: null);
    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(params long[] size) => zeros(size, dtype: null);
    /// <summary>A tensor of ones.</summary>
    public static Tensor ones(params long[] size) => ones(size, dtype: null);

    /// <summary>The identity matrix of a size.</summary>
    public static Tensor eye(long rows, ScalarType? dtype = null, Device? device = null) =>
        On(device) is { type: DeviceType.META } ? Tensor.Meta([rows, rows], dtype ?? ScalarType.Float32)
        : s_eye.Call(rows, dtype ?? ScalarType.Float32, Argument.None, On(device));

    /// <summary>The numbers from 0 up to, without, <paramref name="stop"/>.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null) => arange(0, stop, 1, dtype, device);

    /// <summary>The numbers from <paramref name="start"/> up to, without, <paramref name="stop"/>, by <paramref name="step"/>.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar? step = null, ScalarType? dtype = null, Device? device = null)
    {
        var by = step ?? 1;
        var type = dtype ?? (start.IsFloating || stop.IsFloating || by.IsFloating ? ScalarType.Float32 : ScalarType.Int64);
        return On(device) is { type: DeviceType.META }
            ? Tensor.Meta([(long)Math.Ceiling((stop.ToDouble() - start.ToDouble()) / by.ToDouble())], type)
            : s_arange.Call(start, stop, by, type, Argument.None, On(device));
    }

    /// <summary>So many numbers evenly from <paramref name="start"/> to <paramref name="end"/>, both included.</summary>
    public static Tensor linspace(Scalar start, Scalar end, long steps, ScalarType? dtype = null, Device? device = null) =>
        On(device) is { type: DeviceType.META } ? Tensor.Meta([steps], dtype ?? ScalarType.Float32)
        : s_linspace.Call(start, end, steps, dtype ?? ScalarType.Float32, Argument.None, On(device));

    /// <summary>Zeros in the shape, type and place of another tensor.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null) =>
        input.is_meta ? Tensor.Meta(input.shape, dtype ?? input.dtype) : s_zerosLike.Call(input, dtype);

    /// <summary>Ones in the shape, type and place of another tensor.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null) =>
        input.is_meta ? Tensor.Meta(input.shape, dtype ?? input.dtype) : s_onesLike.Call(input, dtype);

    /// <summary>Whatever lay in memory, in the shape, type and place of another tensor.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null) =>
        input.is_meta ? Tensor.Meta(input.shape, dtype ?? input.dtype) : s_emptyLike.Call(input, dtype);

    /// <summary>One number over and over, in the shape, type and place of another tensor.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null) =>
        input.is_meta ? Tensor.Meta(input.shape, dtype ?? input.dtype) : s_fullLike.Call(input, value, dtype);

    private static Device? On(Device? device) => device ?? DefaultDevice;

    private static ScalarType TypeOf(Scalar value) =>
        value.IsBoolean ? ScalarType.Bool : value.IsFloating ? ScalarType.Float32 : ScalarType.Int64;

    // Every creation operator ends in (dtype, layout, device, …); on the meta device none is called.
    private static Tensor Make(Operator op, long[] size, ReadOnlySpan<Argument> middle, ScalarType? dtype, Device? device, bool requires_grad)
    {
        var type = dtype ?? ScalarType.Float32;
        var place = On(device);
        var made = place is { type: DeviceType.META }
            ? Tensor.Meta([.. size], type)
            : op.Call([size, .. middle, type, Argument.None, place]);
        return requires_grad ? made.requires_grad_() : made;
    }
}
