using System.Text;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Models.Safetensors;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Tests.Safetensors;

public sealed class Safetensors_round_trip : IDisposable
{
    private static readonly ScalarType[] Types =
    [
        ScalarType.Byte, ScalarType.Int8, ScalarType.Int16, ScalarType.Int32, ScalarType.Int64, ScalarType.Float16,
        ScalarType.Float32, ScalarType.Float64, ScalarType.Bool, ScalarType.BFloat16, ScalarType.ComplexFloat32,
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_read_again()
    {
        var tensors = Types.Select(type => Tensor($"t.{type}", type, 3, 5)).Append(Tensor("scalar", ScalarType.Int64)).Append(Tensor("empty", ScalarType.Float32, 0, 7)).ToList();
        var path = _folder.Combine("model.safetensors");
        SafetensorsWriter.Write(path, tensors, new Dictionary<string, string> { ["name"] = "ants \"and\" bees — ä", ["version"] = "1.0.0" });

        using var checkpoint = Checkpoint.Open(path);
        Assert.Equal("safetensors", checkpoint.Format);
        Assert.Equal("ants \"and\" bees — ä", checkpoint.Metadata["name"]);
        Assert.Equal(tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal), checkpoint.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        foreach (var tensor in tensors)
        {
            var entry = checkpoint[tensor.Name];
            Assert.Equal(tensor.DataType, entry.DataType);
            Assert.Equal(tensor.Shape, entry.Shape);
            var read = new byte[entry.ByteCount];
            checkpoint.ReadInto(tensor.Name, read);
            Assert.Equal(Elements(tensor), read);
        }
    }

    [Fact]
    public void The_same_tensors_give_the_same_bytes_in_any_order()
    {
        var tensors = Types.Select(type => Tensor($"t.{type}", type, 2, 3)).ToList();
        var metadata = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" };
        var bytes = Write(tensors, metadata);
        Assert.Equal(bytes, Write(Enumerable.Reverse(tensors), metadata.Reverse().ToDictionary()));
        Assert.Equal(
            """{"__metadata__":{"a":"1"},"b.weight":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"a.weight":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""",
            Encoding.UTF8.GetString(Write([Tensor("a.weight", ScalarType.Float32, 2), Tensor("b.weight", ScalarType.Int64)], new Dictionary<string, string> { ["a"] = "1" })[8..^16]).TrimEnd(' '));
    }

    [Fact]
    public void Every_tensor_is_aligned_to_its_element()
    {
        var path = _folder.Combine("aligned.safetensors");
        SafetensorsWriter.Write(path, [Tensor("a", ScalarType.Byte, 3), Tensor("b", ScalarType.Float16, 3), Tensor("c", ScalarType.Float32, 3), Tensor("d", ScalarType.Float64, 3)]);
        var bytes = File.ReadAllBytes(path);
        var header = BitConverter.ToInt64(bytes);
        Assert.Equal(0, header % 8);
        using var checkpoint = Checkpoint.Open(path);
        Assert.Equal(["d", "c", "b", "a"], checkpoint.Entries.Select(entry => entry.Name));
    }

    [Fact]
    public void A_header_of_any_length_is_known_as_safetensors()
    {
        // The length comes first; 128 (0x80) looks like a pickle.
        var path = _folder.Combine("any.safetensors");
        for (var length = 1; length < 300; length += 7)
        {
            SafetensorsWriter.Write(path, [Tensor(new string('n', length), ScalarType.Byte, 1)]);
            using var checkpoint = Checkpoint.Open(path);
            Assert.Equal("safetensors", checkpoint.Format);
        }
    }

    [Fact]
    public void An_empty_file_of_tensors_is_one()
    {
        var path = _folder.Combine("none.safetensors");
        SafetensorsWriter.Write(path, []);
        using var checkpoint = Checkpoint.Open(path);
        Assert.Empty(checkpoint.Entries);
    }

    [Fact]
    public void A_writer_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var path = _folder.Write("model.safetensors", "old");
        Assert.Throws<InvalidOperationException>(() => SafetensorsWriter.Write(path, [new SafetensorsTensor("a", ScalarType.Byte, [1], _ => throw new InvalidOperationException("full"))]));
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(path, [new SafetensorsTensor("a", ScalarType.Byte, [2], stream => stream.WriteByte(1))]));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_coded_error()
    {
        var path = Path.Combine(_folder.Path, "absent", "model.safetensors");
        var error = Assert.Throws<DiagnosticException>(() => SafetensorsWriter.Write(path, []));
        Assert.StartsWith($"{path}: error TLP4010: cannot be written: Could not find a part of the path", error.Message);
    }

    [Fact]
    public void Names_and_types_that_the_format_lacks_are_errors_of_the_caller()
    {
        Assert.Equal("two tensors are named 'a' (Parameter 'tensors')", Error([Tensor("a", ScalarType.Byte, 1), Tensor("a", ScalarType.Byte, 1)]));
        Assert.Equal("two tensors are named '__metadata__' (Parameter 'tensors')", Error([Tensor("__metadata__", ScalarType.Byte, 1)]));
        Assert.Equal("safetensors has no type ComplexFloat64 (Parameter 'tensors')", Error([Tensor("a", ScalarType.ComplexFloat64, 1)]));
    }

    private static string Error(IEnumerable<SafetensorsTensor> tensors) =>
        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(Stream.Null, tensors)).Message;

    private static byte[] Write(IEnumerable<SafetensorsTensor> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        using var stream = new MemoryStream();
        SafetensorsWriter.Write(stream, tensors, metadata);
        return stream.ToArray();
    }

    private static byte[] Elements(SafetensorsTensor tensor)
    {
        using var stream = new MemoryStream();
        tensor.WriteElements(stream);
        return stream.ToArray();
    }

    private static SafetensorsTensor Tensor(string name, ScalarType type, params long[] shape)
    {
        var bytes = new byte[new CheckpointEntry(name, type, shape).ByteCount];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)((i * 37) + name.Length);
        return SafetensorsTensor.FromBytes(name, type, shape, bytes);
    }
}
