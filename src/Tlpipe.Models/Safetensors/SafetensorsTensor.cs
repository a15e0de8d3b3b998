using static Tlpipe.Torch.torch;

namespace Tlpipe.Models.Safetensors;

/// <summary>A tensor to be written.</summary>
/// <param name="Name">Its name, unique in the file.</param>
/// <param name="DataType">The type of its elements.</param>
/// <param name="Shape">Its size in every dimension; empty for a scalar.</param>
/// <param name="WriteElements">Writes its elements, row by row, little-endian; called once.</param>
public sealed record SafetensorsTensor(string Name, ScalarType DataType, IReadOnlyList<long> Shape, Action<Stream> WriteElements)
{
    /// <summary>A tensor whose elements lie in memory.</summary>
    public static SafetensorsTensor FromBytes(string name, ScalarType dataType, IReadOnlyList<long> shape, ReadOnlyMemory<byte> elements) =>
        new(name, dataType, shape, stream => stream.Write(elements.Span));
}
