using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Checkpoints;

/// <summary>What a checkpoint says about one of its tensors, known without reading its numbers.</summary>
/// <param name="Name">The tensor's name, as <c>features.0.0.weight</c>; prefixes of wrappers (<c>module.</c>) are gone.</param>
/// <param name="DataType">The type of its elements.</param>
/// <param name="Shape">Its size in every dimension; empty for a scalar.</param>
public sealed record CheckpointEntry(string Name, ScalarType DataType, IReadOnlyList<long> Shape)
{
    /// <summary>How many elements it has.</summary>
    public long ElementCount { get; } = Shape.Contains(0) ? 0 : Shape.Aggregate(1L, (product, size) => checked(product * size));

    /// <summary>How many bytes its elements take, one after the other.</summary>
    public long ByteCount => checked(ElementCount * DataType.ElementSize());

    /// <summary>The name with type and shape, as people read it: <c>classifier.1.bias float32 [1000]</c>.</summary>
    public override string ToString() => $"{Name} {ScalarTypeNames.Of(DataType)} {ShapeText(Shape)}";

    internal static string ShapeText(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
