using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints.Pickles;

namespace Tlpipe.Models.Checkpoints;

/// <summary>Finds the state dict in what a PyTorch checkpoint holds: the whole of it, or under one of the customary keys.</summary>
internal static class StateDict
{
    private const int LevelsDown = 2;
    private const int ShownKeys = 8;

    private static readonly string[] CustomaryKeys = ["state_dict", "model_state_dict", "model_state", "model", "net", "network", "module", "weights", "params"];

    /// <summary>What wrappers of a module (data parallel, compiled) put before every name.</summary>
    private static readonly string[] WrapperPrefixes = ["module.", "_orig_mod."];

    /// <summary>The tensors by name, in the file's order, and the key they were nested under (null: none). Entries that are no tensors are left out.</summary>
    /// <exception cref="DiagnosticException">TLP4003: a name stands there twice; TLP4007: there are no tensors.</exception>
    public static (string? Section, List<(string Name, TensorReference Tensor)> Tensors) Find(CheckpointFile file, object? root)
    {
        if (root is not PickleDictionary dictionary) throw CheckpointErrors.NoTensors(file.Path, "what was saved is no dictionary");
        var (section, tensors) = Search(dictionary, LevelsDown) ?? throw CheckpointErrors.NoTensors(file.Path, Describe(dictionary));
        StripPrefixes(tensors);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, _) in tensors)
            if (!names.Add(name)) throw file.Damaged($"it holds the tensor '{CheckpointErrors.Shown(name)}' twice");
        return (section, tensors);
    }

    private static (string? Section, List<(string, TensorReference)> Tensors)? Search(PickleDictionary dictionary, int levels)
    {
        if (levels > 0 && CustomaryKeys.Select(key => Nested(dictionary, key, levels)).FirstOrDefault(found => found is not null) is { } nested)
            return nested;
        var tensors = dictionary.Items
            .Where(item => item is { Key: string, Value: TensorReference })
            .Select(item => ((string)item.Key!, (TensorReference)item.Value!))
            .ToList();
        return tensors.Count > 0 ? (null, tensors) : null;
    }

    private static (string? Section, List<(string, TensorReference)> Tensors)? Nested(PickleDictionary dictionary, string key, int levels)
    {
        if (dictionary.Items.FindLast(item => item.Key is string name && name == key).Value is not PickleDictionary inner) return null;
        return Search(inner, levels - 1) is var (section, tensors) ? (section is null ? key : $"{key}.{section}", tensors) : null;
    }

    private static void StripPrefixes(List<(string Name, TensorReference Tensor)> tensors)
    {
        while (Array.Find(WrapperPrefixes, prefix => tensors.TrueForAll(tensor => tensor.Name.StartsWith(prefix, StringComparison.Ordinal))) is { } common)
            for (var i = 0; i < tensors.Count; i++)
                tensors[i] = (tensors[i].Name[common.Length..], tensors[i].Tensor);
    }

    private static string Describe(PickleDictionary dictionary)
    {
        var keys = dictionary.Items.Select(item => item.Key).OfType<string>().Take(ShownKeys).Select(key => $"'{CheckpointErrors.Shown(key)}'").ToList();
        return keys.Count == 0 ? "the dictionary in it is empty" : $"there are no tensors under its keys {string.Join(", ", keys)}";
    }
}
