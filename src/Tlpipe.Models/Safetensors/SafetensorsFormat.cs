using System.Buffers.Binary;
using Tlpipe.Models.Checkpoints;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Safetensors;

/// <summary>
/// Safetensors: eight bytes with the header's length, the header in JSON, then the tensors' bytes without a gap. Everything
/// a file claims is checked before it is believed. Format: the README of huggingface/safetensors.
/// </summary>
internal sealed class SafetensorsFormat : CheckpointFormat
{
    /// <summary>The bytes in front of the header.</summary>
    public const int PrefixLength = 8;

    /// <summary>The format's own limit for its header.</summary>
    public const int MaximumHeader = 100_000_000;

    public override string Name => "safetensors";

    public override bool Recognizes(ReadOnlySpan<byte> start) => start.Length > PrefixLength && start[PrefixLength] == (byte)'{';

    public override CheckpointContents Read(CheckpointFile file)
    {
        var prefix = file.Start(PrefixLength);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumHeader) throw file.TooLarge($"its header of {length} bytes", MaximumHeader);
        if ((long)length > file.Length - PrefixLength) throw file.Damaged($"it ends at byte {file.Length}, in the middle of its header");

        var json = new byte[length];
        file.ReadAt(PrefixLength, json);
        var header = SafetensorsHeader.Parse(file, json);
        var data = PrefixLength + (long)length;
        CheckGaps(file, header, file.Length - data);
        return new CheckpointContents([.. header.Tensors.Select(tensor => Place(file, tensor.Key, tensor.Value, data))], header.Metadata);
    }

    private static void CheckGaps(CheckpointFile file, SafetensorsHeader header, long available)
    {
        var free = 0L;
        foreach (var (name, info) in header.Tensors.OrderBy(tensor => tensor.Value.Begin).ThenBy(tensor => tensor.Value.End))
        {
            if (info.End < info.Begin || info.End > available) throw file.Damaged($"tensor '{CheckpointErrors.Shown(name)}' ends outside of it");
            if (info.Begin < free) throw file.Damaged($"tensor '{CheckpointErrors.Shown(name)}' lies over another one");
            if (info.Begin > free) throw file.Damaged($"there is a gap before tensor '{CheckpointErrors.Shown(name)}'");
            free = info.End;
        }
        if (free != available) throw file.Damaged($"{available - free} bytes follow its last tensor");
    }

    private static StoredTensor Place(CheckpointFile file, string name, SafetensorsInfo info, long data)
    {
        if (SafetensorsTypes.Parse(info.Type) is not { } type)
            throw CheckpointErrors.Unsupported(file.Path, $"tensor '{CheckpointErrors.Shown(name)}' is of type '{CheckpointErrors.Shown(info.Type)}'", $"known are {SafetensorsTypes.All}");
        if (TensorLayout.Count(info.Shape) * type.ElementSize() != info.End - info.Begin)
            throw file.Damaged($"tensor '{CheckpointErrors.Shown(name)}' has {info.End - info.Begin} bytes, which its shape and type do not give");
        return new StoredTensor(new CheckpointEntry(name, type, info.Shape), data + info.Begin, Strides: null);
    }
}
