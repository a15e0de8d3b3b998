using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints.Pickles;
using Tlpipe.Models.Checkpoints.Zip;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints;

/// <summary>
/// PyTorch's checkpoint since 1.6: a zip archive with one folder that holds <c>data.pkl</c> and a record <c>data/KEY</c> for
/// each storage. Layout: <c>_save</c> in PyTorch's <c>torch/serialization.py</c>.
/// </summary>
internal sealed class TorchZipFormat : CheckpointFormat
{
    private const string Pickle = "/data.pkl";

    public override string Name => "PyTorch zip";

    public override bool Recognizes(ReadOnlySpan<byte> start) => start is [(byte)'P', (byte)'K', 3 or 5, 4 or 6, ..];

    public override CheckpointContents Read(CheckpointFile file)
    {
        var archive = ZipDirectory.Read(file);
        var folder = FindFolder(file, archive);
        RefuseWhatIsNoCheckpoint(file, archive, folder);

        var pickle = archive[folder + Pickle];
        var root = PickleMachine.Read(new PickleBytes(file, pickle.Position, pickle.Position + pickle.Length));
        var (section, tensors) = StateDict.Find(file, root);
        var placed = tensors.ConvertAll(named => TensorLayout.Place(file, named.Name, named.Tensor, FindStorage(file, archive, folder, named.Name, named.Tensor.Storage)));
        return new CheckpointContents(placed, new Dictionary<string, string>(StringComparer.Ordinal), section);
    }

    private static string FindFolder(CheckpointFile file, Dictionary<string, ZipRecord> archive)
    {
        var folders = archive.Keys.Where(name => name.EndsWith(Pickle, StringComparison.Ordinal)).Select(name => name[..^Pickle.Length]).ToList();
        return folders switch
        {
            [var only] => only,
            [] => throw CheckpointErrors.Unsupported(file.Path, "it is a zip archive without the data.pkl that torch.save writes", "give the checkpoint itself, not an archive around it"),
            _ => throw file.Damaged($"it holds {folders.Count} records data.pkl"),
        };
    }

    private static void RefuseWhatIsNoCheckpoint(CheckpointFile file, Dictionary<string, ZipRecord> archive, string folder)
    {
        if (archive.ContainsKey(folder + "/constants.pkl"))
            throw CheckpointErrors.Unsupported(file.Path, "it is a TorchScript program, not a state dict", "save the state_dict() of the model with torch.save");
        foreach (var (name, record) in archive)
            if (!record.IsPlain)
                throw CheckpointErrors.Unsupported(file.Path, $"its record '{CheckpointErrors.Shown(name)}' is compressed or encrypted, which torch.save never does", "save it again with torch.save");
        if (!archive.TryGetValue(folder + "/byteorder", out var order)) return;
        var text = new byte[Math.Min(order.Length, 8)];
        file.ReadAt(order.Position, text);
        if (!text.AsSpan().SequenceEqual("little"u8))
            throw CheckpointErrors.Unsupported(file.Path, "it was saved on a big-endian machine", "load it there and save it as safetensors");
    }

    private static long FindStorage(CheckpointFile file, Dictionary<string, ZipRecord> archive, string folder, string name, StorageReference storage)
    {
        if (!archive.TryGetValue($"{folder}/data/{storage.Key}", out var record))
            throw file.Damaged($"the storage '{CheckpointErrors.Shown(storage.Key)}' of tensor '{CheckpointErrors.Shown(name)}' is not in it");
        if ((Int128)storage.Count * storage.DataType.ElementSize() != record.Length)
            throw file.Damaged($"the storage of tensor '{CheckpointErrors.Shown(name)}' has {record.Length} bytes, not {storage.Count} elements of type {ScalarTypeNames.Of(storage.DataType)}");
        return record.Position;
    }
}
