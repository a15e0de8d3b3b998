using System.Buffers.Binary;

namespace Tlpipe.Models.Pictures;

/// <summary>Finds the orientation in a TIFF structure (EXIF 2.32, section 4.6). Anything malformed reads as upright; nothing is read out of bounds.</summary>
internal static class ExifReader
{
    private const ushort OrientationTag = 0x0112;
    private const ushort ShortType = 3;
    private const ushort LongType = 4;
    private const int EntrySize = 12;

    public static ExifOrientation Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return ExifOrientation.Upright;
        bool little;
        if (tiff.StartsWith("II"u8)) little = true;
        else if (tiff.StartsWith("MM"u8)) little = false;
        else return ExifOrientation.Upright;
        if (UInt16(tiff[2..], little) != 42) return ExifOrientation.Upright;

        var directory = UInt32(tiff[4..], little);
        if (directory > (uint)tiff.Length - 2) return ExifOrientation.Upright;
        var entries = tiff[((int)directory + 2)..];
        var count = Math.Min(UInt16(tiff[(int)directory..], little), entries.Length / EntrySize);
        for (var i = 0; i < count; i++)
        {
            var entry = entries.Slice(i * EntrySize, EntrySize);
            if (UInt16(entry, little) == OrientationTag) return Value(entry, little);
        }
        return ExifOrientation.Upright;
    }

    private static ExifOrientation Value(ReadOnlySpan<byte> entry, bool little)
    {
        var value = UInt16(entry[2..], little) switch
        {
            ShortType => UInt16(entry[8..], little),
            LongType => UInt32(entry[8..], little),
            _ => 1u,
        };
        return value is >= 1 and <= 8 ? (ExifOrientation)value : ExifOrientation.Upright;
    }

    private static ushort UInt16(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint UInt32(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
