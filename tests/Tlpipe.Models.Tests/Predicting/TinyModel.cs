using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Models.Pictures;
using Tlpipe.Models.Safetensors;
using Tlpipe.Models.Tests.Manifests;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Tests.Predicting;

/// <summary>Writes the artifact of a small network with fixed weights.</summary>
internal static class TinyModel
{
    public const int Size = 32;

    public static string Write(string folder, Func<ModelManifest, ModelManifest>? change = null)
    {
        Directory.CreateDirectory(folder);
        using var scope = NewDisposeScope();
        using var network = new TinyNetwork();
        FillWeights(network);
        network.eval();
        using (no_grad())
        using (var program = jit.trace(network, zeros([2, 3, Size, Size], ScalarType.Byte), zeros([3, 3, Size, Size], ScalarType.Byte)))
            program.save_without_weights(Path.Combine(folder, "program.pt"));
        SafetensorsWriter.Write(Path.Combine(folder, "model.safetensors"), network.state_dict().Select(entry =>
            SafetensorsTensor.FromBytes(entry.Key, entry.Value.dtype, entry.Value.shape, entry.Value.detach().bytes.ToArray())));
        var manifest = Manifest(folder);
        ManifestFile.Write(Path.Combine(folder, "model.json"), change?.Invoke(manifest) ?? manifest);
        return folder;
    }

    public static Digest DigestOf(string path) => Digest.Of(File.ReadAllBytes(path));

    /// <summary>Weights from the names alone, so that every run has the same; running variances are positive.</summary>
    private static void FillWeights(TinyNetwork network)
    {
        foreach (var (name, tensor) in network.state_dict())
        {
            if (tensor.dtype != ScalarType.Float32) continue;
            var values = tensor.detach().data<float>();
            for (var i = 0; i < values.Length; i++)
                values[i] = name.EndsWith("running_var", StringComparison.Ordinal) ? 0.5f + (i * 0.1f) : MathF.Sin((i * 1.7f) + name.Length);
        }
    }

    private static ModelManifest Manifest(string folder)
    {
        var codec = new PictureCodec(new PictureCodecSettings(Size));
        var sample = SampleManifest.Create();
        var metrics = sample.Tasks[0].Metrics;
        return sample with
        {
            Input = new ManifestInput(codec.Output, codec.Name, codec.Settings),
            Tasks =
            [
                new ManifestTask("insect", new OutputSignature(OutputKind.Softmax, ["ants", "bees"]), metrics),
                new ManifestTask("tags", new OutputSignature(OutputKind.Sigmoid, ["wings", "legs", "sting"]), metrics),
                new ManifestTask("weight", new OutputSignature(OutputKind.Number, []), metrics),
            ],
            Files = new[] { "model.safetensors", "program.pt" }.ToDictionary(name => name, name => DigestOf(Path.Combine(folder, name))),
        };
    }
}
