using System.Numerics;
using Tlpipe.Models.Checkpoints.Pickles;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints;

/// <summary>
/// PyTorch's checkpoint before 1.6: pickles of a magic number, a version, the machine, the object and the storages' keys,
/// then each storage as its element count and its bytes. Layout: <c>_legacy_save</c> in PyTorch's <c>torch/serialization.py</c>.
/// </summary>
internal sealed class TorchLegacyFormat : CheckpointFormat
{
    private const byte PickleProtocol = 0x80;
    private const long ProtocolVersion = 1001;

    private static readonly BigInteger Magic = new([0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]);

    public override string Name => "PyTorch legacy";

    /// <summary>Any pickle: what is none of PyTorch's is refused with a better reason than "unknown".</summary>
    public override bool Recognizes(ReadOnlySpan<byte> start) => start is [PickleProtocol, ..];

    public override CheckpointContents Read(CheckpointFile file)
    {
        var bytes = new PickleBytes(file, 0, file.Length);
        if (PickleMachine.Read(bytes) is not BigInteger magic || magic != Magic)
            throw CheckpointErrors.Unsupported(file.Path, "it is a pickle, but not one that torch.save wrote", "save the model's state_dict() with torch.save");
        if (PickleMachine.Read(bytes) is not ProtocolVersion)
            throw file.Damaged($"its format version is not {ProtocolVersion}");
        if (PickleMachine.Read(bytes) is PickleDictionary machine && machine.Items.Exists(item => item is { Key: "little_endian", Value: false }))
            throw CheckpointErrors.Unsupported(file.Path, "it was saved on a big-endian machine", "load it there and save it as safetensors");

        var root = PickleMachine.Read(bytes, out var references);
        var (section, tensors) = StateDict.Find(file, root);
        var positions = FindStorages(file, bytes, references);
        var placed = tensors.ConvertAll(named => TensorLayout.Place(file, named.Name, named.Tensor, positions[named.Tensor.Storage.Key]));
        return new CheckpointContents(placed, new Dictionary<string, string>(StringComparer.Ordinal), section);
    }

    /// <summary>The byte at which each storage's elements begin.</summary>
    private static Dictionary<string, long> FindStorages(CheckpointFile file, PickleBytes bytes, IReadOnlyList<StorageReference> references)
    {
        var expected = new Dictionary<string, StorageReference>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            if (!expected.TryAdd(reference.Key, reference) && (expected[reference.Key].DataType, expected[reference.Key].Count) != (reference.DataType, reference.Count))
                throw file.Damaged($"it describes storage '{CheckpointErrors.Shown(reference.Key)}' in two ways");
        }

        if (PickleMachine.Read(bytes) is not PickleList { Items: var keys } || keys.Count != expected.Count)
            throw file.Damaged($"its list of storages does not name the {expected.Count} that its tensors use");
        var positions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var item in keys)
        {
            if (item is not string key || !expected.TryGetValue(key, out var storage) || positions.ContainsKey(key))
                throw file.Damaged("its list of storages names one twice or one that no tensor uses");
            if (bytes.ReadInt64() != storage.Count)
                throw file.Damaged($"storage '{CheckpointErrors.Shown(key)}' has not the {storage.Count} elements that its tensors say");
            positions.Add(key, bytes.Position);
            SkipElements(file, bytes, storage);
        }
        return positions;
    }

    private static void SkipElements(CheckpointFile file, PickleBytes bytes, StorageReference storage)
    {
        var size = (Int128)storage.Count * storage.DataType.ElementSize();
        if (size > file.Length - bytes.Position)
            throw file.Damaged($"it ends at byte {file.Length}, in the middle of storage '{CheckpointErrors.Shown(storage.Key)}'");
        bytes.Skip((long)size);
    }
}
