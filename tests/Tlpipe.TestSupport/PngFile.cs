using System.Buffers.Binary;
using System.IO.Compression;

namespace Tlpipe.TestSupport;

/// <summary>Writes small PNG files, so that tests have pictures without any library.</summary>
public static class PngFile
{
    private const byte GreyType = 0;
    private const byte ColorType = 2;

    /// <summary>Writes a picture of one grey, and gives its path.</summary>
    public static string Write(string path, int width, int height, byte grey)
    {
        using var file = File.Create(path);
        Write(file, width, height, GreyType, _ => [.. Enumerable.Repeat(grey, width)]);
        return path;
    }

    /// <summary>Writes a picture from its red, green and blue planes, and gives its path.</summary>
    public static string Write(string path, int width, int height, byte[] planes)
    {
        using var file = File.Create(path);
        var area = width * height;
        Write(file, width, height, ColorType, y => [.. Enumerable.Range(y * width, width).SelectMany(at => new[] { planes[at], planes[area + at], planes[(2 * area) + at] })]);
        return path;
    }

    private static void Write(Stream file, int width, int height, byte type, Func<int, byte[]> row)
    {
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, type);
        Chunk(file, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
            for (var y = 0; y < height; y++)
                deflate.Write([0, .. row(y)]);
        Chunk(file, "IDAT"u8, data.ToArray());
        Chunk(file, "IEND"u8, []);
    }

    private static void Chunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] body = [.. type, .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        file.Write(number);
    }

    /// <summary>CRC-32 as PNG has it (annex D of its specification).</summary>
    private static uint Checksum(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }
        return ~crc;
    }
}
