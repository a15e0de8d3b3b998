using System.Text.Json;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Tests.Backbones;

/// <summary>What PyTorch said of small networks: Reference/reference_backbones.py.</summary>
internal static class ReferenceBackbones
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Backbones", "Reference");
    private static readonly JsonDocument Document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "reference.json")));

    internal static IReadOnlyList<long[]> Texts(string name) =>
        [.. Document.RootElement.GetProperty(name).GetProperty("texts").EnumerateArray().Select(text => text.EnumerateArray().Select(token => token.GetInt64()).ToArray())];

    /// <summary>A row a text.</summary>
    internal static IReadOnlyList<float[]> Features(string name, string kind = "features") =>
        [.. Document.RootElement.GetProperty(name).GetProperty(kind).EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray())];

    /// <summary>Loads the network's checkpoint: every entry that the backbone doesn't cut off must find its place, and every place its entry.</summary>
    internal static void Load(string name, IBackbone backbone, Trunk trunk)
    {
        using var checkpoint = Checkpoint.Open(Path.Combine(Folder, $"{name}.safetensors"));
        var entries = checkpoint.Entries.Select(entry => (Name: backbone.MapCheckpointName(entry.Name), Entry: entry)).Where(pair => pair.Name is not null);
        trunk.load_state_dict(entries.ToDictionary(pair => pair.Name!, pair => Read(checkpoint, pair.Entry)));
    }

    private static Tensor Read(Checkpoint checkpoint, CheckpointEntry entry)
    {
        var bytes = new byte[entry.ByteCount];
        checkpoint.ReadInto(entry.Name, bytes);
        return from_bytes(bytes, [.. entry.Shape], entry.DataType);
    }
}
