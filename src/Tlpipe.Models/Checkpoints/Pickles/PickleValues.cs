using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints.Pickles;

/// <summary>A tuple.</summary>
internal sealed record PickleTuple(object?[] Items)
{
    public static PickleTuple Empty { get; } = new([]);
}

/// <summary>A list, or a set, whose difference does not matter here.</summary>
internal sealed record PickleList(List<object?> Items);

/// <summary>A dictionary in the order it was filled; <c>OrderedDict</c> too.</summary>
internal sealed record PickleDictionary(List<KeyValuePair<object?, object?>> Items);

/// <summary>A Python function or class that a pickle named and that is allowed.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}

/// <summary>The storage that a tensor looks into.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="DataType">The type of its elements.</param>
/// <param name="Count">How many elements it has.</param>
/// <param name="ViewOffset">The element at which the part of it begins that is meant (only in old files), else 0.</param>
/// <param name="ViewCount">How many elements that part has.</param>
internal sealed record StorageReference(string Key, ScalarType DataType, long Count, long ViewOffset, long ViewCount);

/// <summary>A tensor as a view of a storage, not yet checked against it.</summary>
internal sealed record TensorReference(StorageReference Storage, long Offset, long[] Shape, long[] Strides);
