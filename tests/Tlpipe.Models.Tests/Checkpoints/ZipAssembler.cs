using System.Text;

namespace Tlpipe.Models.Tests.Checkpoints;

/// <summary>Puts zip archives together field by field, so that any field can lie.</summary>
internal sealed class ZipAssembler
{
    private const uint Full = uint.MaxValue;

    private readonly MemoryStream _file = new();
    private readonly MemoryStream _directory = new();
    private int _entries;

    /// <summary>Where the next record's header will lie.</summary>
    public long Position => _file.Length;

    /// <summary>A stored record; its directory entry has its sizes and place in 64 bits where asked for, and may say something else than is true.</summary>
    public ZipAssembler Record(string name, byte[] content, bool zip64 = false, long? claimedHeader = null, long? claimedLength = null, string? localName = null, ushort method = 0)
    {
        var header = claimedHeader ?? Position;
        var length = claimedLength ?? content.Length;
        Write(_file, 0x04034b50u, (ushort)20, (ushort)0, method, 0u, 0u, (uint)content.Length, (uint)content.Length, Name(localName ?? name), (ushort)0, localName ?? name, content);
        byte[] extra = zip64 ? [.. Bytes((ushort)0x4246, (ushort)2, (ushort)0), .. Bytes((ushort)1, (ushort)24, length, length, header)] : [];
        Write(
            _directory, 0x02014b50u, (ushort)20, (ushort)20, (ushort)0, method, 0u, 0u,
            zip64 ? Full : (uint)length, zip64 ? Full : (uint)length, Name(name), (ushort)extra.Length, (ushort)0, 0u, 0u, zip64 ? Full : (uint)header, name, extra);
        _entries++;
        return this;
    }

    /// <summary>The archive; its end has the directory's place in 64 bits where asked for, and may say something else than is true.</summary>
    public byte[] Build(bool zip64 = false, long? claimedStart = null, long? claimedLength = null, long? claimedCount = null, string comment = "")
    {
        var (start, length, count) = (claimedStart ?? _file.Length, claimedLength ?? _directory.Length, claimedCount ?? _entries);
        _directory.WriteTo(_file);
        if (zip64)
        {
            var end64 = _file.Length;
            Write(_file, 0x06064b50u, 44L, (ushort)45, (ushort)45, 0u, 0u, count, count, length, start);
            Write(_file, 0x07064b50u, 0u, end64, 1u);
        }
        Write(
            _file, 0x06054b50u, (ushort)0, (ushort)0, zip64 ? ushort.MaxValue : (ushort)count, zip64 ? ushort.MaxValue : (ushort)count,
            zip64 ? Full : (uint)length, zip64 ? Full : (uint)start, Name(comment), comment);
        return _file.ToArray();
    }

    private static ushort Name(string text) => (ushort)Encoding.UTF8.GetByteCount(text);

    private static void Write(MemoryStream stream, params object[] fields) => stream.Write(Bytes(fields));

    private static byte[] Bytes(params object[] fields) => [.. fields.SelectMany(field => field switch
    {
        ushort number => BitConverter.GetBytes(number),
        uint number => BitConverter.GetBytes(number),
        long number => BitConverter.GetBytes(number),
        string text => Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        _ => throw new ArgumentException($"no field of type {field.GetType()}", nameof(fields)),
    })];
}
