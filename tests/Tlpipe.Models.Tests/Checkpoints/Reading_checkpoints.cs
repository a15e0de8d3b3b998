using System.Security.Cryptography;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Models.Tests.Checkpoints;

[Collection(nameof(ReferenceCheckpoints))]
public sealed class Reading_checkpoints(ReferenceCheckpoints reference)
{
    [SkippableTheory]
    [InlineData("mobilenet_v2_imagenet.pth", "PyTorch zip", null, 314)]
    [InlineData("squeezenet1_1_imagenet.pth", "PyTorch zip", null, 52)]
    [InlineData("resnet20-12fca82f.th", "PyTorch legacy", "state_dict", 97)]
    public void Real_weights_are_read_as_PyTorch_reads_them(string name, string format, string? section, int count)
    {
        using var checkpoint = Checkpoint.Open(RealData.Require($"weights/{name}"));
        Assert.Equal(format, checkpoint.Format);
        Assert.Equal(section, checkpoint.Section);
        Assert.Equal(count, checkpoint.Entries.Count);
        Assert.Equal(reference.TensorsOf(checkpoint.Path), Read(checkpoint));
    }

    [SkippableTheory]
    [InlineData("plain", null)]
    [InlineData("nested", "state_dict")]
    [InlineData("model", "model.state_dict")]
    [InlineData("wrapped", null)]
    [InlineData("parameters", null)]
    [InlineData("views", null)]
    [InlineData("types", null)]
    [InlineData("protocol4", "net")]
    public void What_torch_save_writes_is_read_as_PyTorch_reads_it(string name, string? section)
    {
        foreach (var kind in new[] { "zip", "legacy" })
        {
            using var checkpoint = Checkpoint.Open(reference.Named($"{name}.{kind}.pth"));
            Assert.Equal($"PyTorch {kind}", checkpoint.Format);
            Assert.Equal(section, checkpoint.Section);
            Assert.NotEmpty(checkpoint.Entries);
            Assert.Equal(reference.TensorsOf(checkpoint.Path), Read(checkpoint));
        }
    }

    [SkippableFact]
    public void The_ending_of_the_file_does_not_matter()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("weights.safetensors");
        File.Copy(reference.Named("plain.legacy.pth"), path);
        using var checkpoint = Checkpoint.Open(path);
        Assert.Equal("PyTorch legacy", checkpoint.Format);
    }

    [SkippableFact]
    public void A_stream_gives_the_same_bytes_as_reading_at_once()
    {
        using var checkpoint = Checkpoint.Open(reference.Named("views.zip.pth"));
        foreach (var entry in checkpoint.Entries)
        {
            using var stream = checkpoint.OpenRead(entry.Name);
            using var copied = new MemoryStream();
            stream.CopyTo(copied, bufferSize: 7);
            Assert.Equal(Bytes(checkpoint, entry), copied.ToArray());
        }
    }

    [SkippableFact]
    public void A_name_that_is_not_there_is_answered_with_the_nearest()
    {
        using var checkpoint = Checkpoint.Open(reference.Named("plain.zip.pth"));
        var error = Assert.Throws<DiagnosticException>(() => checkpoint["0.weigth"]);
        Assert.Equal($"{checkpoint.Path}: error TLP4008: holds no tensor '0.weigth'; did you mean '0.weight'?", error.Message);
    }

    [SkippableTheory]
    [InlineData("whole_model.zip.pth", "TLP4004", "refused: its pickle names torch.nn.modules.container.Sequential, which tensors do not need; nothing of it was run. Save only the model's state_dict(), or convert it to safetensors")]
    [InlineData("whole_model.legacy.pth", "TLP4004", "refused: its pickle names torch.nn.modules.container.Sequential, which tensors do not need; nothing of it was run. Save only the model's state_dict(), or convert it to safetensors")]
    [InlineData("no_tensors.zip.pth", "TLP4007", "holds no state dict: there are no tensors under its keys 'epoch', 'loss'; save a dictionary of tensors, plain or under the key 'state_dict'")]
    [InlineData("list.legacy.pth", "TLP4007", "holds no state dict: what was saved is no dictionary; save a dictionary of tensors, plain or under the key 'state_dict'")]
    [InlineData("program.pt", "TLP4005", "cannot be used: it is a TorchScript program, not a state dict; save the state_dict() of the model with torch.save")]
    public void What_holds_no_state_dict_is_refused_with_advice(string name, string code, string message)
    {
        var path = reference.Named(name);
        var error = Assert.Throws<DiagnosticException>(() => Checkpoint.Open(path));
        Assert.Equal($"{path}: error {code}: {message}", error.Message);
    }

    private static List<ReferenceTensor> Read(Checkpoint checkpoint) =>
        [.. checkpoint.Entries.Select(entry => new ReferenceTensor(
            checkpoint.Path,
            entry.Name,
            entry.ToString().Split(' ')[1],
            string.Join(',', entry.Shape),
            Convert.ToHexStringLower(SHA256.HashData(Bytes(checkpoint, entry)))))];

    private static byte[] Bytes(Checkpoint checkpoint, CheckpointEntry entry)
    {
        var bytes = new byte[entry.ByteCount];
        checkpoint.ReadInto(entry.Name, bytes);
        return bytes;
    }
}
