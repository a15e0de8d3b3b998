using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints;

/// <summary>Reads one tensor's elements out of a file, in row-major order whatever its strides.</summary>
internal static class TensorReader
{
    public static void Read(CheckpointFile file, StoredTensor tensor, Span<byte> destination)
    {
        if (tensor.Strides is null)
            file.ReadAt(tensor.Position, destination);
        else if (tensor.Entry.ElementCount > 0)
            Gather(ReadExtent(file, tensor), tensor, destination);
    }

    public static Stream Open(CheckpointFile file, StoredTensor tensor)
    {
        if (tensor.Strides is null) return new EntryStream(file, tensor.Position, tensor.Entry.ByteCount);
        RefuseHuge(file, tensor, tensor.Entry.ByteCount);
        var bytes = new byte[tensor.Entry.ByteCount];
        Read(file, tensor, bytes);
        return new MemoryStream(bytes, writable: false);
    }

    private static byte[] ReadExtent(CheckpointFile file, StoredTensor tensor)
    {
        RefuseHuge(file, tensor, tensor.Extent);
        var bytes = new byte[tensor.Extent];
        file.ReadAt(tensor.Position, bytes);
        return bytes;
    }

    private static void RefuseHuge(CheckpointFile file, StoredTensor tensor, long bytes)
    {
        if (bytes > Array.MaxLength)
            throw file.TooLarge($"the size in bytes of '{CheckpointErrors.Shown(tensor.Entry.Name)}', whose elements do not lie one after the other,", Array.MaxLength);
    }

    private static void Gather(ReadOnlySpan<byte> source, StoredTensor tensor, Span<byte> destination)
    {
        var shape = tensor.Entry.Shape;
        var strides = tensor.Strides!;
        var size = tensor.Entry.DataType.ElementSize();
        var index = new long[shape.Count];
        var from = 0L;
        for (var to = 0; to < destination.Length; to += size)
        {
            source.Slice((int)from, size).CopyTo(destination[to..]);
            for (var dimension = shape.Count - 1; dimension >= 0; dimension--)
            {
                from += strides[dimension] * size;
                if (++index[dimension] < shape[dimension]) break;
                from -= index[dimension] * strides[dimension] * size;
                index[dimension] = 0;
            }
        }
    }
}
