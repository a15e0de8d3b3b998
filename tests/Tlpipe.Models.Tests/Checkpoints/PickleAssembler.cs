using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Tlpipe.Models.Tests.Checkpoints;

/// <summary>Puts pickles together opcode by opcode, and checkpoints around them.</summary>
public sealed class PickleAssembler
{
    private readonly MemoryStream _bytes = new();

    public PickleAssembler() => Raw(0x80, 2);

    public byte[] Bytes => [.. _bytes.ToArray(), (byte)'.'];

    public PickleAssembler Raw(params byte[] bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public PickleAssembler Op(char opcode) => Raw((byte)opcode);

    public PickleAssembler Ops(string opcodes) => Raw(Encoding.Latin1.GetBytes(opcodes));

    public PickleAssembler Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Op('X').Raw(BitConverter.GetBytes(bytes.Length));
        return Raw(bytes);
    }

    public PickleAssembler Number(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return Raw(0x8a, 8).Raw(bytes);
    }

    public PickleAssembler Global(string module, string name) => Op('c').Raw(Encoding.UTF8.GetBytes($"{module}\n{name}\n"));

    public PickleAssembler Numbers(params long[] numbers)
    {
        Op('(');
        foreach (var number in numbers) Number(number);
        return Op('t');
    }

    /// <summary>A tensor over a storage of single precision.</summary>
    public PickleAssembler Tensor(string key, long count, long offset, long[] shape, long[] strides) =>
        Global("torch._utils", "_rebuild_tensor_v2").Op('(')
            .Op('(').Text("storage").Global("torch", "FloatStorage").Text(key).Text("cpu").Number(count).Ops("tQ")
            .Number(offset).Numbers(shape).Numbers(strides).Raw(0x89).Global("collections", "OrderedDict").Ops(")R")
            .Ops("tR");

    /// <summary>A state dict of one tensor over a storage of single precision.</summary>
    public static byte[] OneTensor(string name, long count, long offset, long[] shape, long[] strides) =>
        new PickleAssembler().Op('}').Text(name).Tensor("0", count, offset, shape, strides).Op('s').Bytes;

    /// <summary>A zip checkpoint around a pickle, with one storage '0' of so many bytes.</summary>
    public static byte[] Zip(byte[] pickle, int storageBytes = 16, CompressionLevel compression = CompressionLevel.NoCompression) =>
        Zip([("archive/data.pkl", pickle), ("archive/data/0", new byte[storageBytes])], compression);

    public static byte[] Zip((string Name, byte[] Content)[] records, CompressionLevel compression = CompressionLevel.NoCompression)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in records)
            {
                using var record = archive.CreateEntry(name, compression).Open();
                record.Write(content);
            }
        }
        return stream.ToArray();
    }

    /// <summary>A legacy checkpoint around a pickle, with one storage '0' of zeros.</summary>
    public static byte[] Legacy(byte[] pickle, long storageCount = 4, int storageBytes = 16)
    {
        byte[] magic = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'];
        var version = new PickleAssembler().Number(1001).Bytes;
        var machine = new PickleAssembler().Op('}').Text("little_endian").Raw(0x88).Op('s').Bytes;
        var keys = new PickleAssembler().Ops("]").Text("0").Op('a').Bytes;
        return [.. magic, .. version, .. machine, .. pickle, .. keys, .. BitConverter.GetBytes(storageCount), .. new byte[storageBytes]];
    }
}
