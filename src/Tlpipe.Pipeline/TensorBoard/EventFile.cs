using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Tlpipe.Pipeline.TensorBoard.Protocol;

namespace Tlpipe.Pipeline.TensorBoard;

/// <summary>An event file as TensorBoard reads it: records of length, content and their checksums, each an <c>Event</c> in protobuf's wire format.</summary>
/// <remarks>TensorFlow's <c>record_writer.cc</c>, <c>event.proto</c> and <c>summary.proto</c>.</remarks>
internal static class EventFile
{
    private const int LengthSize = sizeof(ulong);
    private const int ChecksumSize = sizeof(uint);
    private const string FileVersion = "brain.Event:2";

    /// <summary>Begins a file.</summary>
    public static void Begin(Stream file, DateTimeOffset time) => Write(file, new() { WallTime = Seconds(time), FileVersion = FileVersion });

    /// <summary>Adds the scalars of a step.</summary>
    public static void Add(Stream file, DateTimeOffset time, long step, IEnumerable<(string Tag, float Value)> scalars)
    {
        var summary = new Summary();
        foreach (var (tag, value) in scalars) summary.Value.Add(new Summary.Types.Value { Tag = tag, SimpleValue = value });
        Write(file, new() { WallTime = Seconds(time), Step = step, Summary = summary });
    }

    /// <summary>The whole records of a file.</summary>
    public static int Count(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[LengthSize];
        for (var count = 0; ; count++)
        {
            if (file.ReadAtLeast(head, LengthSize, throwOnEndOfStream: false) < LengthSize) return count;
            file.Position += ChecksumSize + (long)BinaryPrimitives.ReadUInt64LittleEndian(head) + ChecksumSize;
            if (file.Position > file.Length) return count;
        }
    }

    private static void Write(Stream file, Event message)
    {
        var content = message.ToByteArray();
        var record = new byte[LengthSize + ChecksumSize + content.Length + ChecksumSize];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(LengthSize), MaskedChecksum(record.AsSpan(0, LengthSize)));
        content.CopyTo(record.AsSpan(LengthSize + ChecksumSize));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(^ChecksumSize..), MaskedChecksum(content));
        file.Write(record);
    }

    /// <summary>CRC-32C, masked so that the checksum of data that holds checksums is sound.</summary>
    private static uint MaskedChecksum(ReadOnlySpan<byte> content)
    {
        const uint mask = 0xA282EAD8;
        var checksum = uint.MaxValue;
        foreach (var value in content) checksum = BitOperations.Crc32C(checksum, value);
        return BitOperations.RotateRight(~checksum, 15) + mask;
    }

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;
}
