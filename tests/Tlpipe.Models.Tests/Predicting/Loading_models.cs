using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Models.Manifests;
using Tlpipe.Models.Pictures;
using Tlpipe.Models.Safetensors;

namespace Tlpipe.Models.Tests.Predicting;

public sealed class Loading_models : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("program.pt")]
    public void A_file_that_changed_or_is_gone_is_told(string name)
    {
        var folder = TinyModel.Write(_folder.Combine("model"));
        var path = Path.Combine(folder, name);
        var built = TinyModel.DigestOf(path);
        var bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        AssertError(
            $"{path}: error TLP4206: this file is not the one that was built: its SHA-256 is {TinyModel.DigestOf(path).Short}…, the manifest says {built.Short}…; copy the model's whole folder again, or build it again",
            folder);
        File.Delete(path);
        AssertError($"{path}: error TLP4204: the model lacks this file, which its manifest names; copy the model's whole folder, or build it again", folder);
    }

    [Fact]
    public void A_folder_without_a_manifest_is_told() =>
        AssertError($"{Path.Combine(_folder.Path, "model.json")}: error TLP4201: the manifest cannot be read: there is no such file", _folder.Path);

    [Fact]
    public void A_manifest_must_name_program_and_weights()
    {
        var folder = TinyModel.Write(_folder.Combine("model"), manifest => manifest with { Files = new Dictionary<string, Digest>() });
        AssertError($"{folder}/model.json: error TLP4207: the manifest does not name 'model.safetensors', without which a model cannot run; build the model again", folder);
    }

    [Fact]
    public void A_codec_that_is_not_known_is_told_and_can_be_added()
    {
        var folder = TinyModel.Write(_folder.Combine("model"), manifest => manifest with { Input = manifest.Input with { Codec = "sound" } });
        AssertError($"{folder}/model.json: error TLP4210: the model's inputs are decoded by 'sound', which is not known here; known are picture, row, text. Add the package that brings 'sound'", folder);
        var codecs = CodecRegistry.Default.With("sound", PictureCodec.FromSettings);
        Assert.Equal(["picture", "row", "sound", "text"], codecs.Names);
        using var predictor = Predictor.Load(folder, new PredictorOptions { Codecs = codecs });
        Assert.Equal("there is a codec 'picture' already (Parameter 'name')", Assert.Throws<ArgumentException>(() => codecs.With("picture", PictureCodec.FromSettings)).Message);
    }

    [Fact]
    public void A_codec_that_gives_something_else_than_the_program_takes_is_told()
    {
        var folder = TinyModel.Write(_folder.Combine("model"), manifest => manifest with { Input = manifest.Input with { Settings = new JsonObject { ["size"] = 48 } } });
        AssertError($"{folder}/model.json: error TLP4211: the codec gives picture uint8 [3, 48, 48], but the program takes picture uint8 [3, 32, 32]; build the model again", folder);
    }

    [Fact]
    public void A_program_that_libtorch_refuses_is_told()
    {
        var folder = TinyModel.Write(_folder.Combine("model"));
        var program = Path.Combine(folder, "program.pt");
        File.WriteAllText(program, "no program");
        Restamp(folder);
        var error = Assert.Throws<DiagnosticException>(() => Predictor.Load(folder));
        Assert.StartsWith($"{program}: error TLP4208: the program cannot be loaded: jit.load: ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Weights_of_another_network_are_told()
    {
        var folder = TinyModel.Write(_folder.Combine("model"));
        var weights = Path.Combine(folder, "model.safetensors");
        RenameTensor(weights, "conv.bias", "conv.bi");
        Restamp(folder);
        AssertError($"{weights}: error TLP4209: the weights do not fit the program: 1 missing (conv.bias); 1 unexpected (conv.bi); build the model again", folder);
    }

    [SkippableFact]
    public void Labels_that_do_not_match_the_outputs_are_told()
    {
        var picture = Directory.EnumerateFiles(RealData.Require("hymenoptera/val/bees"), "*.jpg").Order(StringComparer.Ordinal).First();
        var folder = TinyModel.Write(_folder.Combine("a"), manifest => manifest with { Tasks = [.. manifest.Tasks.Take(2)] });
        using (var predictor = Predictor.Load(folder))
            Assert.Equal($"{folder}/program.pt: error TLP4212: the program gives 3 outputs for 2 tasks; build the model again", Assert.Throws<DiagnosticException>(() => predictor.Predict(picture)).Message);

        folder = TinyModel.Write(_folder.Combine("b"), manifest => manifest with { Tasks = [manifest.Tasks[1] with { Name = "insect" }, .. manifest.Tasks.Skip(1)] });
        using (var predictor = Predictor.Load(folder))
            Assert.Equal($"{folder}/program.pt: error TLP4213: the program's output for 'insect' is [1, 2], but the manifest names 3 labels; build the model again", Assert.Throws<DiagnosticException>(() => predictor.Predict(picture)).Message);
    }

    [Fact]
    public void An_export_that_cannot_be_written_is_told()
    {
        var folder = TinyModel.Write(_folder.Combine("model"));
        var file = Path.Combine(_folder.Path, "absent", "exported.pt");
        var error = Assert.Throws<DiagnosticException>(() => TorchScriptExport.Write(folder, file));
        Assert.StartsWith($"{file}: error TLP4010: cannot be written: ", error.Message);
    }

    private static void AssertError(string message, string folder) =>
        Assert.Equal(message, Assert.Throws<DiagnosticException>(() => Predictor.Load(folder)).Message);

    private static void RenameTensor(string path, string name, string renamed)
    {
        var tensors = new List<SafetensorsTensor>();
        using (var checkpoint = Checkpoint.Open(path))
        {
            foreach (var entry in checkpoint.Entries)
            {
                var bytes = new byte[entry.ByteCount];
                checkpoint.ReadInto(entry.Name, bytes);
                tensors.Add(SafetensorsTensor.FromBytes(entry.Name == name ? renamed : entry.Name, entry.DataType, entry.Shape, bytes));
            }
        }
        SafetensorsWriter.Write(path, tensors);
    }

    private static void Restamp(string folder)
    {
        var path = Path.Combine(folder, "model.json");
        var manifest = ManifestFile.Read(path);
        ManifestFile.Write(path, manifest with { Files = manifest.Files.ToDictionary(file => file.Key, file => TinyModel.DigestOf(Path.Combine(folder, file.Key))) });
    }
}
