using System.Runtime.InteropServices;

namespace Tlpipe.Torch;

/// <summary>What a <see cref="NativeValue"/> holds; the shim has the same list.</summary>
internal enum NativeTag
{
    None = 0, Tensor = 1, Int = 2, Double = 3, Bool = 4,
    IntList = 5, DoubleList = 6, TensorList = 7, OptionalTensorList = 8,
    String = 9, Default = 10, Device = 11, BoolList = 12, Generator = 13, ScalarList = 14,
}

/// <summary>The sixteen bytes in which an operator's argument or result crosses to native code.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct NativeValue
{
    [FieldOffset(0)] public NativeTag Tag;
    [FieldOffset(4)] public int Count;
    [FieldOffset(8)] public long Integer;
    [FieldOffset(8)] public double Double;
    [FieldOffset(8)] public nint Pointer;
}

/// <summary>What the shim tells about a tensor in one call.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeTensorInfo
{
    public long Dim;
    public long Numel;
    public long ElementSize;
    public int Dtype;
    public int Device;
    public int RequiresGrad;
    public int IsLeaf;
    public int IsContiguous;
    public int IsInference;
}
