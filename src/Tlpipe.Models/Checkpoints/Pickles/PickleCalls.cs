using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints.Pickles;

/// <summary>The few Python functions and classes that tensors need, imitated. Every other name is refused.</summary>
internal sealed class PickleCalls(PickleBytes bytes, Action<int> charge)
{
    /// <summary>What a pickle's name stands for, when it is one of the few.</summary>
    /// <exception cref="DiagnosticException">TLP4004: it is not.</exception>
    public object Global(string? module, string? name)
    {
        if (module is null || name is null) throw bytes.Damaged("its pickle names something by what is no text");
        if (module == "torch" && StorageType(name) is { } type) return type;
        return (module, name) switch
        {
            ("collections", "OrderedDict") or
            ("builtins" or "__builtin__", "set" or "frozenset") or
            ("_codecs", "encode") or
            ("torch", "Size") or
            ("torch._utils", "_rebuild_tensor" or "_rebuild_tensor_v2" or "_rebuild_parameter") => new PickleGlobal(module, name),
            _ => throw bytes.Refused($"{module}.{name}"),
        };
    }

    /// <summary>The result of calling one of the few with its arguments.</summary>
    public object? Call(object? function, object? arguments)
    {
        if (function is not PickleGlobal global || arguments is not PickleTuple { Items: var items })
            throw bytes.Damaged("its pickle calls something that is no function");
        return (global.Name, items) switch
        {
            ("OrderedDict", []) => new PickleDictionary([]),
            ("OrderedDict", [PickleList pairs]) => Dictionary(pairs),
            ("set" or "frozenset", []) => new PickleList([]),
            ("set" or "frozenset" or "Size", [PickleList or PickleTuple]) => items[0],
            // Bytes, which no tensor needs.
            ("encode", [string, string]) => PickleTuple.Empty,
            ("_rebuild_tensor" or "_rebuild_tensor_v2", [StorageReference storage, long offset, PickleTuple shape, PickleTuple strides, ..]) =>
                new TensorReference(storage, offset, Sizes(shape), Sizes(strides)),
            ("_rebuild_parameter", [TensorReference tensor, ..]) => tensor,
            _ => throw bytes.Damaged($"its pickle calls {global} with arguments that it does not take"),
        };
    }

    /// <summary>The storage that a persistent id names: <c>('storage', type, key, location, count)</c>, in old files with a view.</summary>
    public StorageReference Storage(object? id)
    {
        if (id is not PickleTuple { Items: ["storage", ScalarType type, string key, string, long count, .. var rest] } || count < 0)
            throw bytes.Damaged("its pickle names a storage in a way that PyTorch does not");
        return rest switch
        {
            [] or [null] => new StorageReference(key, type, count, 0, count),
            [PickleTuple { Items: [string, long offset, long size] }] when offset >= 0 && size >= 0 && offset <= count && size <= count - offset =>
                new StorageReference(key, type, count, offset, size),
            _ => throw bytes.Damaged($"the view of storage '{CheckpointErrors.Shown(key)}' lies outside of it"),
        };
    }

    private PickleDictionary Dictionary(PickleList pairs)
    {
        charge(pairs.Items.Count);
        var items = new List<KeyValuePair<object?, object?>>(pairs.Items.Count);
        foreach (var pair in pairs.Items)
        {
            items.Add(pair switch
            {
                PickleTuple { Items: [var key, var value] } => new(key, value),
                PickleList { Items: [var key, var value] } => new(key, value),
                _ => throw bytes.Damaged("its pickle makes a dictionary of what are no pairs"),
            });
        }
        return new PickleDictionary(items);
    }

    private long[] Sizes(PickleTuple tuple)
    {
        if (tuple.Items.Length > PickleLimits.Dimensions) throw bytes.TooLarge("the number of dimensions of a tensor", PickleLimits.Dimensions);
        charge(tuple.Items.Length);
        return Array.ConvertAll(tuple.Items, item => item as long? ?? throw bytes.Damaged("the shape of a tensor is not of whole numbers"));
    }

    private static ScalarType? StorageType(string name) => name switch
    {
        "ByteStorage" => ScalarType.Byte,
        "CharStorage" => ScalarType.Int8,
        "ShortStorage" => ScalarType.Int16,
        "IntStorage" => ScalarType.Int32,
        "LongStorage" => ScalarType.Int64,
        "HalfStorage" => ScalarType.Float16,
        "FloatStorage" => ScalarType.Float32,
        "DoubleStorage" => ScalarType.Float64,
        "ComplexFloatStorage" => ScalarType.ComplexFloat32,
        "ComplexDoubleStorage" => ScalarType.ComplexFloat64,
        "BoolStorage" => ScalarType.Bool,
        "BFloat16Storage" => ScalarType.BFloat16,
        _ => null,
    };
}
