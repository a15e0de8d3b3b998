using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Models.Tests.Safetensors;

public sealed class Hostile_safetensors : IDisposable
{
    private const string Good = """{"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[4],"data_offsets":[8,12]}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,16]}}""", "tensor 'a' ends outside of it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[12,0]}}""", "tensor 'a' ends outside of it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "tensor 'b' lies over another one")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""", "there is a gap before tensor 'b'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "there is a gap before tensor 'a'")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "4 bytes follow its last tensor")]
    [InlineData("{}", "12 bytes follow its last tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,12]}}""", "tensor 'a' has 12 bytes, which its shape and type do not give")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296,3],"data_offsets":[0,12]}}""", "tensor 'a' has 12 bytes, which its shape and type do not give")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}""", "tensor 'a' in its header has a number that is no size")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3.0],"data_offsets":[0,12]}}""", "tensor 'a' in its header has a number that is no size")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,99999999999999999999]}}""", "tensor 'a' in its header has a number that is no size")]
    [InlineData("""{"a":{"dtype":"F32","shape":["3"],"data_offsets":[0,12]}}""", "tensor 'a' in its header is not what safetensors asks for")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0]}}""", "tensor 'a' in its header lacks dtype, shape or data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3]}}""", "tensor 'a' in its header lacks dtype, shape or data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "tensor 'a' in its header has 'dtype' twice or should not have it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12],"run":1}}""", "tensor 'a' in its header has 'run' twice or should not have it")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "it holds the tensor 'a' twice")]
    [InlineData("""{"a":7}""", "tensor 'a' in its header is not what safetensors asks for")]
    [InlineData("""{"__metadata__":{"k":1}}""", "'k' in its metadata is not what safetensors asks for")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", "its metadata have 'k' twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "its header has its metadata twice")]
    [InlineData("""{"__metadata__":"k"}""", "the metadata in its header is not what safetensors asks for")]
    [InlineData("{} {}", "its header is not JSON (byte 11)")]
    [InlineData("""{"a":{"dtype":[[[[1]]]]}}""", "tensor 'a' in its header is not what safetensors asks for")]
    [InlineData("""{"a":{"dtype":"F32" """, "its header is not JSON (byte 28)")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}""", "a text in its header is not Unicode")]
    public void A_header_that_does_not_add_up_is_refused(string header, string what) =>
        AssertRefused("TLP4003", $"damaged: {what}; fetch it or save it again", File(header));

    [Fact]
    public void An_unknown_type_is_named_with_the_known_ones() =>
        AssertRefused(
            "TLP4005",
            "cannot be used: tensor 'a' is of type 'F8_E4M3'; known are BOOL, U8, I8, I16, I32, I64, F16, BF16, F32, F64, C64",
            File("""{"a":{"dtype":"F8_E4M3","shape":[12],"data_offsets":[0,12]}}"""));

    [Theory]
    [InlineData(1000, "TLP4003", "damaged: it ends at byte 22, in the middle of its header; fetch it or save it again")]
    [InlineData(100_000_001, "TLP4006", "refused: its header of 100000001 bytes is over the limit of 100000000; no real checkpoint comes near it")]
    [InlineData(ulong.MaxValue, "TLP4006", "refused: its header of 18446744073709551615 bytes is over the limit of 100000000; no real checkpoint comes near it")]
    [InlineData(0, "TLP4003", "damaged: its header is not JSON (byte 8); fetch it or save it again")]
    public void A_header_longer_than_the_file_is_refused_before_memory_is_taken(ulong length, string code, string message) =>
        AssertRefused(code, message, [.. BitConverter.GetBytes(length), .. "{}"u8, .. new byte[12]]);

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        var whole = File(Good);
        for (var length = 0; length < whole.Length; length++)
            Assert.NotNull(Try(whole[..length]));
        Assert.Null(Try(whole));
    }

    [Fact]
    public void A_changed_header_is_read_or_is_a_coded_error()
    {
        var whole = File(Good);
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<(int At, byte Value)[]>().ToArbitrary(),
            changes =>
            {
                var bytes = whole.ToArray();
                foreach (var (at, value) in changes) bytes[(uint)at % (uint)bytes.Length] = value;
                Try(bytes);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(2026, 11));
    }

    private static byte[] File(string header)
    {
        var json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[12]];
    }

    private void AssertRefused(string code, string message, byte[] file) =>
        Assert.Equal($"{Path.Combine(_folder.Path, "x.safetensors")}: error {code}: {message}", Try(file));

    /// <summary>The message, where reading ended with one; any other error fails the test.</summary>
    private string? Try(byte[] file)
    {
        var path = _folder.Combine("x.safetensors");
        System.IO.File.WriteAllBytes(path, file);
        try
        {
            using var checkpoint = Checkpoint.Open(path);
            foreach (var entry in checkpoint.Entries) checkpoint.ReadInto(entry.Name, new byte[entry.ByteCount]);
            return null;
        }
        catch (DiagnosticException error)
        {
            return error.Message;
        }
    }
}
