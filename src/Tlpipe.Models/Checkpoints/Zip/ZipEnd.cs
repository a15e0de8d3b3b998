using System.Buffers.Binary;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Checkpoints.Zip;

/// <summary>Finds a zip archive's directory from the records at its end.</summary>
internal static class ZipEnd
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;
    private const int End64Length = 56;

    /// <summary>Where the directory begins, how many bytes and how many entries it has.</summary>
    public static (long Start, long Length, long Count) Find(CheckpointFile file)
    {
        var tail = new byte[Math.Min(file.Length, EndLength + LongestComment)];
        file.ReadAt(file.Length - tail.Length, tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            var end = tail.AsSpan(at);
            if (end.StartsWith("PK\x05\x06"u8) && BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) == end.Length - EndLength)
                return ReadEnd(file, end, file.Length - end.Length);
        }
        throw file.Damaged("it is a zip archive without its end, perhaps cut off");
    }

    private static (long Start, long Length, long Count) ReadEnd(CheckpointFile file, ReadOnlySpan<byte> end, long position)
    {
        if (position >= LocatorLength)
        {
            Span<byte> locator = stackalloc byte[LocatorLength];
            file.ReadAt(position - LocatorLength, locator);
            if (locator.StartsWith("PK\x06\x07"u8)) return ReadEnd64(file, BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), position - LocatorLength);
        }
        return Check(
            file,
            BinaryPrimitives.ReadUInt32LittleEndian(end[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(end[12..]),
            BinaryPrimitives.ReadUInt16LittleEndian(end[10..]),
            position);
    }

    private static (long Start, long Length, long Count) ReadEnd64(CheckpointFile file, long position, long limit)
    {
        Span<byte> end = stackalloc byte[End64Length];
        if (position < 0 || position > limit - End64Length) throw Bad(file);
        file.ReadAt(position, end);
        if (!end.StartsWith("PK\x06\x06"u8)) throw Bad(file);
        return Check(
            file,
            BinaryPrimitives.ReadInt64LittleEndian(end[48..]),
            BinaryPrimitives.ReadInt64LittleEndian(end[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(end[32..]),
            position);
    }

    private static (long Start, long Length, long Count) Check(CheckpointFile file, long start, long length, long count, long end)
    {
        if (start < 0 || length < 0 || start > end || length > end - start) throw Bad(file);
        return (start, length, count);
    }

    private static DiagnosticException Bad(CheckpointFile file) => file.Damaged("the end of its zip archive makes no sense");
}
