using System.Buffers.Binary;

namespace Tlpipe.Models.Checkpoints.Zip;

/// <summary>The 64-bit numbers of a directory entry, given in order for those of its 32-bit fields that are full.</summary>
internal ref struct Zip64Extra
{
    private const ushort Identifier = 1;

    private ReadOnlySpan<byte> _rest;

    public Zip64Extra(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            var identifier = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4) return;
            if (identifier == Identifier) _rest = extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }
    }

    /// <summary>The number that a 32-bit field stands for; false where it is full and no 64-bit number is left.</summary>
    public bool Take(uint field, out long value)
    {
        value = field;
        if (field != uint.MaxValue) return true;
        if (_rest.Length < 8) return false;
        value = BinaryPrimitives.ReadInt64LittleEndian(_rest);
        _rest = _rest[8..];
        return true;
    }
}
