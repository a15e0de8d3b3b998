using System.IO.Compression;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Models.Tests.Checkpoints;

public sealed class Hostile_pickles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("posix", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("torch._utils", "_import_dotted_name")]
    [InlineData("torch", "load")]
    [InlineData("torch", "QInt8Storage")]
    [InlineData("collections", "namedtuple")]
    public void A_global_that_tensors_do_not_need_is_refused_by_its_name(string module, string name)
    {
        var plain = new PickleAssembler().Global(module, name).Op('(').Text("touch pwned").Ops("tR").Bytes;
        var stacked = new PickleAssembler().Text(module).Text(name).Raw(0x93).Op('(').Text("touch pwned").Ops("tR").Bytes;
        var deep = new PickleAssembler().Ops("}").Text("state_dict").Ops("}").Text("w").Global(module, name).Op('(').Text("x").Ops("tRss").Bytes;
        var old = new PickleAssembler().Op('(').Text("touch pwned").Op('i').Raw([.. $"{module}\n{name}\n".Select(letter => (byte)letter)]).Bytes;
        foreach (var pickle in new[] { plain, stacked, deep, old })
        {
            foreach (var file in new[] { PickleAssembler.Zip(pickle), PickleAssembler.Legacy(pickle), pickle })
                AssertRefused("TLP4004", $"refused: its pickle names {module}.{name}, which tensors do not need; nothing of it was run. Save only the model's state_dict(), or convert it to safetensors", file);
        }
        Assert.False(File.Exists("pwned"));
    }

    [Fact]
    public void A_name_cannot_break_the_line_of_the_message() =>
        AssertRefused(
            "TLP4004",
            $"refused: its pickle names a\\u001b[2J.{new string('b', 194)}…, which tensors do not need; nothing of it was run. Save only the model's state_dict(), or convert it to safetensors",
            PickleAssembler.Zip(new PickleAssembler().Text("a\u001b[2J").Text(new string('b', 5000)).Raw(0x93).Bytes));

    [Theory]
    [InlineData(4, 1, new long[] { 2, 2 }, new long[] { 2, 1 })]
    [InlineData(4, 0, new long[] { 3, 2 }, new long[] { 2, 1 })]
    [InlineData(4, 0, new long[] { 2 }, new long[] { 4 })]
    [InlineData(4, 5, new long[] { 0 }, new long[] { 1 })]
    [InlineData(4, 0, new long[] { 3, 3 }, new long[] { long.MaxValue, long.MaxValue })]
    [InlineData(4, 3, new long[] { long.MaxValue, long.MaxValue }, new long[] { 1, 1 })]
    public void A_tensor_outside_of_its_storage_is_refused(long count, long offset, long[] shape, long[] strides)
    {
        var pickle = PickleAssembler.OneTensor("w", count, offset, shape, strides);
        foreach (var file in new[] { PickleAssembler.Zip(pickle), PickleAssembler.Legacy(pickle) })
            AssertRefused("TLP4003", "damaged: tensor 'w' lies outside of its storage of 4 elements; fetch it or save it again", file);
    }

    [Theory]
    [InlineData(-1, new long[] { 2 }, new long[] { 1 })]
    [InlineData(0, new long[] { -2 }, new long[] { 1 })]
    [InlineData(0, new long[] { 2 }, new long[] { -1 })]
    [InlineData(0, new long[] { 2 }, new long[] { 1, 1 })]
    public void A_tensor_of_impossible_shape_is_refused(long offset, long[] shape, long[] strides) =>
        AssertRefused(
            "TLP4003",
            "damaged: the shape of tensor 'w' makes no sense; fetch it or save it again",
            PickleAssembler.Zip(PickleAssembler.OneTensor("w", 4, offset, shape, strides)));

    [Fact]
    public void A_small_file_cannot_ask_for_a_huge_tensor() =>
        AssertRefused(
            "TLP4006",
            "refused: the size in bytes of tensor 'w' is over the limit of 67108864; no real checkpoint comes near it",
            PickleAssembler.Zip(PickleAssembler.OneTensor("w", 4, 0, [1L << 40, 1L << 40], [0, 0])));

    [Fact]
    public void A_storage_of_another_size_is_refused()
    {
        var pickle = PickleAssembler.OneTensor("w", 4, 0, [2], [1]);
        AssertRefused("TLP4003", "damaged: the storage of tensor 'w' has 12 bytes, not 4 elements of type float32; fetch it or save it again", PickleAssembler.Zip(pickle, storageBytes: 12));
        AssertRefused("TLP4003", "damaged: storage '0' has not the 4 elements that its tensors say; fetch it or save it again", PickleAssembler.Legacy(pickle, storageCount: 3));
        AssertRefused("TLP4003", "damaged: it holds the tensor 'w' twice; fetch it or save it again", PickleAssembler.Zip(Twice()));
    }

    [Fact]
    public void A_storage_count_near_the_largest_number_does_not_overflow()
    {
        var pickle = PickleAssembler.OneTensor("w", long.MaxValue, 0, [2], [1]);
        AssertRefused("TLP4003", "damaged: the storage of tensor 'w' has 16 bytes, not 9223372036854775807 elements of type float32; fetch it or save it again", PickleAssembler.Zip(pickle));
        var legacy = PickleAssembler.Legacy(pickle, long.MaxValue);
        AssertRefused("TLP4003", $"damaged: it ends at byte {legacy.Length}, in the middle of storage '0'; fetch it or save it again", legacy);
    }

    [Theory]
    [InlineData("1", "TLP4003", "damaged: its pickle closes a container that it never opened (byte 3); fetch it or save it again")]
    [InlineData("0", "TLP4003", "damaged: its pickle takes a value from an empty stack (byte 3); fetch it or save it again")]
    [InlineData("N(0", "TLP4003", "damaged: its pickle takes a value from an empty stack (byte 5); fetch it or save it again")]
    [InlineData("h\x07", "TLP4003", "damaged: its pickle refers to a value that it never gave (byte 4); fetch it or save it again")]
    [InlineData("NNs", "TLP4003", "damaged: its pickle takes a value from an empty stack (byte 5); fetch it or save it again")]
    [InlineData("}(Nu", "TLP4003", "damaged: its pickle has a key without a value (byte 6); fetch it or save it again")]
    [InlineData("NNR", "TLP4003", "damaged: its pickle calls something that is no function (byte 5); fetch it or save it again")]
    [InlineData("NNb", "TLP4003", "damaged: its pickle sets the state of something that has none (byte 5); fetch it or save it again")]
    [InlineData("NQ", "TLP4003", "damaged: its pickle names a storage in a way that PyTorch does not (byte 4); fetch it or save it again")]
    [InlineData("Na", "TLP4003", "damaged: its pickle takes a value from an empty stack (byte 4); fetch it or save it again")]
    [InlineData("NNa", "TLP4003", "damaged: its pickle adds an item to something that is no list (byte 5); fetch it or save it again")]
    [InlineData("\u0082\x01", "TLP4003", "damaged: its pickle has the opcode 0x82, which checkpoints do not use (byte 3); fetch it or save it again")]
    [InlineData("X\xff\xff\xff\x7f", "TLP4006", "refused: a text of 2147483647 bytes in its pickle is over the limit of 1048576; no real checkpoint comes near it")]
    [InlineData("X\u0005\0\0\0ab", "TLP4003", "damaged: its pickle ends in the middle (byte 7); fetch it or save it again")]
    [InlineData("X\u0001\0\0\0\xff", "TLP4003", "damaged: a text in its pickle is not UTF-8 (byte 8); fetch it or save it again")]
    [InlineData("\u008b\xff\xff\xff\xff", "TLP4006", "refused: a whole number of -1 bytes in its pickle is over the limit of 16; no real checkpoint comes near it")]
    [InlineData("}", "TLP4007", "holds no state dict: the dictionary in it is empty; save a dictionary of tensors, plain or under the key 'state_dict'")]
    public void A_malformed_pickle_is_a_coded_error(string opcodes, string code, string message)
    {
        var pickle = new PickleAssembler().Ops(opcodes).Bytes;
        var path = _folder.Combine("x.pth");
        File.WriteAllBytes(path, PickleAssembler.Zip(pickle));
        var error = Assert.Throws<DiagnosticException>(() => Checkpoint.Open(path));
        Assert.Equal($"{path}: error {code}: {AtPickle(message)}", error.Message);
    }

    /// <summary>The message with bytes counted from the file's start: the pickle lies behind a local header of 30 bytes and the record's name.</summary>
    private static string AtPickle(string message)
    {
        for (var position = 8; position > 2; position--)
            message = message.Replace($"(byte {position})", $"(byte {position + 30 + "archive/data.pkl".Length})", StringComparison.Ordinal);
        return message;
    }

    [Fact]
    public void Steps_depth_stack_and_memo_are_bounded()
    {
        AssertLimit("the nesting of its pickle", 1000, new string('(', 1001));
        AssertLimit("the stack of its pickle", 1_000_000, new string('N', 1_000_001));
        AssertLimit("the number of steps of its pickle", 4_000_000, string.Concat(Enumerable.Repeat("N0", 2_000_001)));
        AssertLimit("the number of dimensions of a tensor", 64, PickleAssembler.OneTensor("w", 4, 0, new long[65], new long[65]));
    }

    [Fact]
    public void A_list_copied_again_and_again_is_bounded()
    {
        // One list of 100,000 pairs, made into a dictionary 1,000 times: 100 million items from half a megabyte.
        var pickle = new PickleAssembler().Op(']').Ops("q\x01").Op('(').Ops(string.Concat(Enumerable.Repeat("NN\u0086", 100_000))).Ops("e0");
        for (var i = 0; i < 1000; i++) pickle.Global("collections", "OrderedDict").Ops("h\x01\u0085R");
        AssertLimit("the number of steps of its pickle", 4_000_000, pickle.Bytes);
    }

    [Fact]
    public void A_value_that_contains_itself_is_no_trap()
    {
        var list = new PickleAssembler().Ops("}q\x01").Text("state_dict").Ops("h\x01s").Bytes;
        AssertRefused("TLP4007", "holds no state dict: there are no tensors under its keys 'state_dict'; save a dictionary of tensors, plain or under the key 'state_dict'", PickleAssembler.Zip(list));
    }

    [Fact]
    public void Compressed_records_are_refused_by_name() =>
        AssertRefused(
            "TLP4005",
            "cannot be used: its record 'archive/data.pkl' is compressed or encrypted, which torch.save never does; save it again with torch.save",
            PickleAssembler.Zip(PickleAssembler.OneTensor("w", 4, 0, [2], [1]), compression: CompressionLevel.Optimal));

    [Fact]
    public void A_record_that_stands_there_twice_is_refused()
    {
        var pickle = PickleAssembler.OneTensor("w", 4, 0, [2], [1]);
        AssertRefused(
            "TLP4003",
            "damaged: it holds the record 'archive/data.pkl' twice; fetch it or save it again",
            PickleAssembler.Zip([("archive/data.pkl", pickle), ("archive/data.pkl", pickle), ("archive/data/0", new byte[16])]));
        AssertRefused(
            "TLP4003",
            "damaged: it holds 2 records data.pkl; fetch it or save it again",
            PickleAssembler.Zip([("archive/data.pkl", pickle), ("other/data.pkl", pickle), ("archive/data/0", new byte[16])]));
    }

    [Fact]
    public void What_is_no_checkpoint_is_told_so()
    {
        AssertRefused("TLP4002", "not a file of weights: it is empty; expected a PyTorch checkpoint (.pth, .th) or safetensors", []);
        AssertRefused("TLP4002", "not a file of weights: it is a pointer of Git LFS, which 'git lfs pull' replaces by the file; expected a PyTorch checkpoint (.pth, .th) or safetensors", "version https://git-lfs.github.com/spec/v1"u8.ToArray());
        AssertRefused("TLP4002", "not a file of weights: it begins with 'root:x:0'; expected a PyTorch checkpoint (.pth, .th) or safetensors", "root:x:0:0:root:/root:/bin/bash"u8.ToArray());
        AssertRefused("TLP4002", "not a file of weights: it begins with the bytes ffd8ffe000104a46; expected a PyTorch checkpoint (.pth, .th) or safetensors", [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49]);
        AssertRefused("TLP4005", "cannot be used: it is a zip archive without the data.pkl that torch.save writes; give the checkpoint itself, not an archive around it", PickleAssembler.Zip([("readme.txt", [])]));
        AssertRefused("TLP4005", "cannot be used: it is a pickle, but not one that torch.save wrote; save the model's state_dict() with torch.save", new PickleAssembler().Op('}').Bytes);
        AssertRefused("TLP4005", "cannot be used: it was saved on a big-endian machine; load it there and save it as safetensors", PickleAssembler.Zip([("a/data.pkl", []), ("a/byteorder", "big"u8.ToArray())]));
    }

    [Fact]
    public void What_cannot_be_read_is_told_so()
    {
        var absent = _folder.Combine("absent.pth");
        var error = Assert.Throws<DiagnosticException>(() => Checkpoint.Open(absent));
        Assert.Equal($"{absent}: error TLP4001: cannot be read: there is no such file", error.Message);
        error = Assert.Throws<DiagnosticException>(() => Checkpoint.Open(_folder.Path));
        Assert.Equal($"{_folder.Path}: error TLP4001: cannot be read: it is a folder, not a file", error.Message);
    }

    private static byte[] Twice() =>
        new PickleAssembler().Op('}').Text("w").Tensor("0", 4, 0, [2], [1]).Op('s').Text("w").Tensor("0", 4, 0, [2], [1]).Op('s').Bytes;

    private void AssertLimit(string what, long limit, string opcodes) => AssertLimit(what, limit, new PickleAssembler().Ops(opcodes).Bytes);

    private void AssertLimit(string what, long limit, byte[] pickle) =>
        AssertRefused("TLP4006", $"refused: {what} is over the limit of {limit}; no real checkpoint comes near it", PickleAssembler.Zip(pickle));

    private void AssertRefused(string code, string message, byte[] file)
    {
        var path = _folder.Combine("hostile.pth");
        File.WriteAllBytes(path, file);
        var error = Assert.Throws<DiagnosticException>(() => Checkpoint.Open(path));
        Assert.Equal($"{path}: error {code}: {message}", error.Message);
    }
}
