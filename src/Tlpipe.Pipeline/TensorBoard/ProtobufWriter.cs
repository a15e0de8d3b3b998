using System.Buffers.Binary;
using System.Text;

namespace Tlpipe.Pipeline.TensorBoard;

/// <summary>Protobuf's wire format, as far as events need it.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private readonly MemoryStream _bytes = new();

    /// <summary>What was written.</summary>
    public byte[] Bytes => _bytes.ToArray();

    public ProtobufWriter Double(int field, double value)
    {
        Number((ulong)((field << 3) | Fixed64));
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        _bytes.Write(bytes);
        return this;
    }

    public ProtobufWriter Float(int field, float value)
    {
        Number((ulong)((field << 3) | Fixed32));
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
        return this;
    }

    public ProtobufWriter Integer(int field, long value)
    {
        Number((ulong)((field << 3) | Varint));
        Number((ulong)value);
        return this;
    }

    public ProtobufWriter Text(int field, string value) => Content(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, ProtobufWriter value) => Content(field, value.Bytes);

    private ProtobufWriter Content(int field, byte[] bytes)
    {
        Number((ulong)((field << 3) | Delimited));
        Number((ulong)bytes.Length);
        _bytes.Write(bytes);
        return this;
    }

    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7) _bytes.WriteByte((byte)(value | 0x80));
        _bytes.WriteByte((byte)value);
    }
}
