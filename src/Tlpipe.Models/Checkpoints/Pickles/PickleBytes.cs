using System.Buffers.Binary;
using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Checkpoints.Pickles;

/// <summary>The bytes of pickles in a file, read one after the other through a small buffer.</summary>
internal sealed class PickleBytes(CheckpointFile file, long start, long end)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _buffer = new byte[16 << 10];
    private int _next;
    private int _filled;
    private long _pickleStart = start;

    /// <summary>Where in the file the next byte lies.</summary>
    public long Position { get; private set; } = start;

    /// <summary>Says that a new pickle begins here; its bytes are counted anew.</summary>
    public void BeginPickle() => _pickleStart = Position;

    public byte ReadByte()
    {
        if (_next == _filled) Refill();
        Position++;
        return _buffer[_next++];
    }

    public void Read(Span<byte> destination)
    {
        Require(destination.Length);
        while (!destination.IsEmpty)
        {
            if (_next == _filled) Refill();
            var count = Math.Min(destination.Length, _filled - _next);
            _buffer.AsSpan(_next, count).CopyTo(destination);
            _next += count;
            Position += count;
            destination = destination[count..];
        }
    }

    public ushort ReadUInt16()
    {
        Span<byte> bytes = stackalloc byte[2];
        Read(bytes);
        return BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    public int ReadInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        Read(bytes);
        return BinaryPrimitives.ReadInt32LittleEndian(bytes);
    }

    public long ReadInt64()
    {
        Span<byte> bytes = stackalloc byte[8];
        Read(bytes);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public double ReadBigEndianDouble()
    {
        Span<byte> bytes = stackalloc byte[8];
        Read(bytes);
        return BinaryPrimitives.ReadDoubleBigEndian(bytes);
    }

    /// <summary>A text of so many bytes in UTF-8.</summary>
    public string ReadText(long length)
    {
        if (length is < 0 or > PickleLimits.Text) throw file.TooLarge($"a text of {length} bytes in its pickle", PickleLimits.Text);
        Require(length);
        var bytes = new byte[length];
        Read(bytes);
        return Decode(bytes);
    }

    /// <summary>A text up to the next line feed, without it.</summary>
    public string ReadLine()
    {
        var line = new List<byte>();
        for (var next = ReadByte(); next != (byte)'\n'; next = ReadByte())
        {
            if (line.Count == PickleLimits.Text) throw file.TooLarge("a text in its pickle", PickleLimits.Text);
            line.Add(next);
        }
        return Decode([.. line]);
    }

    /// <summary>Passes over bytes that nothing here needs.</summary>
    public void Skip(long count)
    {
        Require(count);
        var buffered = (int)Math.Min(count, _filled - _next);
        _next += buffered;
        Position += buffered;
        if (buffered == count) return;
        _next = _filled = 0;
        Position += count - buffered;
    }

    public DiagnosticException Damaged(string what) => file.Damaged($"{what} (byte {Position})");

    public DiagnosticException TooLarge(string what, long limit) => file.TooLarge(what, limit);

    public DiagnosticException Refused(string global) => CheckpointErrors.RefusedGlobal(file.Path, global);

    private void Require(long count)
    {
        if (count < 0 || count > end - Position) throw Damaged("its pickle ends in the middle");
    }

    private void Refill()
    {
        Require(1);
        if (Position - _pickleStart > PickleLimits.Bytes) throw file.TooLarge("the size in bytes of its pickle", PickleLimits.Bytes);
        _next = 0;
        _filled = 0;
        var count = (int)Math.Min(_buffer.Length, end - Position);
        file.ReadAt(Position, _buffer.AsSpan(0, count));
        _filled = count;
    }

    private string Decode(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Damaged("a text in its pickle is not UTF-8");
        }
    }
}
