using System.Runtime.InteropServices;

namespace Tlpipe.Torch;

public static partial class torch
{
    /// <summary>A tensor of one number.</summary>
    public static Tensor tensor<T>(T value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) where T : unmanaged =>
        From<T>([value], [], dtype, device, requires_grad);

    /// <summary>A vector of the numbers in an array.</summary>
    public static Tensor tensor<T>(T[] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) where T : unmanaged =>
        From<T>(values, [values.Length], dtype, device, requires_grad);

    /// <summary>The numbers of an array, in row-major order, in a shape.</summary>
    public static Tensor tensor<T>(T[] values, long[] dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) where T : unmanaged =>
        From<T>(values, dimensions, dtype, device, requires_grad);

    /// <summary>A matrix.</summary>
    public static Tensor tensor<T>(T[,] values, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) where T : unmanaged =>
        from_array(values, dtype, device, requires_grad);

    /// <summary>A copy of a .NET array of any rank.</summary>
    public static unsafe Tensor from_array(Array rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var shape = new long[rawArray.Rank];
        for (var i = 0; i < shape.Length; i++) shape[i] = rawArray.GetLongLength(i);
        return rawArray.GetType().GetElementType() switch
        {
            { } t when t == typeof(float) => From<float>(rawArray, shape, dtype, device, requires_grad),
            { } t when t == typeof(double) => From<double>(rawArray, shape, dtype, device, requires_grad),
            { } t when t == typeof(long) => From<long>(rawArray, shape, dtype, device, requires_grad),
            { } t when t == typeof(int) => From<int>(rawArray, shape, dtype, device, requires_grad),
            { } t when t == typeof(short) => From<short>(rawArray, shape, dtype, device, requires_grad),
            { } t when t == typeof(sbyte) => From<sbyte>(rawArray, shape, dtype, device, requires_grad),
            { } t when t == typeof(byte) => From<byte>(rawArray, shape, dtype, device, requires_grad),
            { } t when t == typeof(bool) => From<bool>(rawArray, shape, dtype, device, requires_grad),
            var t => throw new ArgumentException($"a tensor has no elements of type {t?.Name}", nameof(rawArray)),
        };
    }

    /// <summary>A copy of the elements in a span, in row-major order, in a shape: one copy, no array between.</summary>
    public static Tensor from_span<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> size) where T : unmanaged =>
        from_bytes(MemoryMarshal.AsBytes(values), size, ScalarTypeOf<T>());

    /// <summary>A copy of raw little-endian bytes as elements of a type in a shape: one copy, no array between.</summary>
    /// <exception cref="TorchException">The shape needs another number of bytes.</exception>
    public static unsafe Tensor from_bytes(ReadOnlySpan<byte> bytes, ReadOnlySpan<long> size, ScalarType dtype)
    {
        fixed (byte* data = bytes)
        fixed (long* sizes = size)
            return Tensor.Own(Shim.Check(Shim.tl_tensor_from_memory(data, bytes.Length, sizes, size.Length, (int)dtype), "torch.from_bytes"));
    }

    private static Tensor From<T>(Array values, long[] shape, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged =>
        From(MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values)), values.Length), shape, dtype, device, requires_grad);

    private static Tensor From<T>(ReadOnlySpan<T> values, long[] shape, ScalarType? dtype, Device? device, bool requires_grad) where T : unmanaged
    {
        var type = dtype ?? ScalarTypeOf<T>();
        var place = On(device);
        if (place is { type: DeviceType.META }) return Tensor.Meta([.. shape], type);
        var made = from_span(values, shape);
        if (type != made.dtype || place is { type: not DeviceType.CPU })
        {
            using var original = made;
            made = original.to(type, place ?? CPU);
        }
        return requires_grad ? made.requires_grad_() : made;
    }
}
