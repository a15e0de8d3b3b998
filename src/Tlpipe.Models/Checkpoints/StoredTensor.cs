using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints;

/// <summary>Where one tensor's elements lie in a file.</summary>
/// <param name="Entry">Its name, type and shape.</param>
/// <param name="Position">The byte at which its first element lies.</param>
/// <param name="Strides">How many elements lie between neighbours, for each dimension; null when they lie one after the other.</param>
internal sealed record StoredTensor(CheckpointEntry Entry, long Position, IReadOnlyList<long>? Strides)
{
    /// <summary>How many bytes lie between the first element's start and the last one's end.</summary>
    public long Extent
    {
        get
        {
            if (Strides is null || Entry.ElementCount == 0) return Entry.ByteCount;
            var last = Strides.Zip(Entry.Shape, (stride, size) => stride * (size - 1)).Sum();
            return (last + 1) * Entry.DataType.ElementSize();
        }
    }
}
