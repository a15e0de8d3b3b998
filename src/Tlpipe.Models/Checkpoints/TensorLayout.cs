using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints.Pickles;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints;

/// <summary>Checks that a tensor lies inside its storage.</summary>
internal static class TensorLayout
{
    /// <summary>A tensor may repeat elements (stride 0), but not so that a small file fills the memory.</summary>
    private const long AlwaysAllowedBytes = 64 << 20;

    /// <summary>The tensor's place in the file.</summary>
    /// <param name="file">The file, for bounds and errors.</param>
    /// <param name="name">The tensor's name.</param>
    /// <param name="tensor">The tensor as a view of its storage.</param>
    /// <param name="storagePosition">The byte at which its storage begins.</param>
    /// <exception cref="DiagnosticException">TLP4003 or TLP4006.</exception>
    public static StoredTensor Place(CheckpointFile file, string name, TensorReference tensor, long storagePosition)
    {
        var (storage, offset, shape, strides) = tensor;
        if (shape.Length != strides.Length || shape.Any(size => size < 0) || strides.Any(stride => stride < 0) || offset < 0)
            throw file.Damaged($"the shape of tensor '{CheckpointErrors.Shown(name)}' makes no sense");

        var size = storage.DataType.ElementSize();
        var count = Count(shape);
        var last = count == 0 ? Int128.Zero : offset + shape.Zip(strides, (extent, stride) => (Int128)(extent - 1) * stride).Aggregate(Int128.Zero, (sum, reach) => sum + reach) + 1;
        if (offset > storage.ViewCount || last > storage.ViewCount)
            throw file.Damaged($"tensor '{CheckpointErrors.Shown(name)}' lies outside of its storage of {storage.ViewCount} elements");
        var limit = Math.Max(file.Length, AlwaysAllowedBytes);
        if (count * size > limit) throw file.TooLarge($"the size in bytes of tensor '{CheckpointErrors.Shown(name)}'", limit);

        var position = storagePosition + ((storage.ViewOffset + offset) * size);
        return new StoredTensor(new CheckpointEntry(name, storage.DataType, shape), position, IsContiguous(shape, strides) ? null : strides);
    }

    /// <summary>How many elements; capped, as it is only compared.</summary>
    public static Int128 Count(IReadOnlyList<long> shape)
    {
        if (shape.Contains(0)) return 0;
        var count = Int128.One;
        foreach (var size in shape)
        {
            count *= size;
            if (count > long.MaxValue) return long.MaxValue;
        }
        return count;
    }

    private static bool IsContiguous(long[] shape, long[] strides)
    {
        if (shape.Contains(0)) return true;
        var expected = 1L;
        for (var dimension = shape.Length - 1; dimension >= 0; dimension--)
        {
            if (shape[dimension] != 1 && strides[dimension] != expected) return false;
            expected *= shape[dimension];
        }
        return true;
    }
}
