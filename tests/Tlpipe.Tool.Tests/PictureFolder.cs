using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Tlpipe.Tool.Tests;

/// <summary>Writes small PNG pictures.</summary>
internal static class PictureFolder
{
    private const int Side = 40;

    /// <summary>A folder of two classes with four pictures to train on and two to validate on, each.</summary>
    public static void Write(Workplace place, string folder)
    {
        foreach (var (split, count) in new[] { ("train", 4), ("val", 2) })
        foreach (var (name, shade) in new[] { ("dark", 40), ("light", 200) })
        for (var index = 0; index < count; index++)
            File.WriteAllBytes(place.At(folder, split, name, $"{index}.png"), Png((byte)(shade + index + (split == "val" ? 20 : 0))));
    }

    /// <summary>A grey picture.</summary>
    public static byte[] Png(byte shade)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Side);
        header[8] = 8;
        Chunk(png, "IHDR", header);
        Chunk(png, "IDAT", Rows(shade));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>The filter byte and the pixels of each row; every pixel another, so that the content isn't a few bytes.</summary>
    private static byte[] Rows(byte shade)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var row = 0; row < Side; row++)
            {
                zlib.WriteByte(0);
                for (var column = 0; column < Side; column++) zlib.WriteByte((byte)(shade + (row * row * 7 + column * column * 13) % 29));
            }

        return packed.ToArray();
    }

    private static void Chunk(Stream png, string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        png.Write(number);
    }

    private static uint Checksum(byte[] content)
    {
        var sum = uint.MaxValue;
        foreach (var value in content)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}
