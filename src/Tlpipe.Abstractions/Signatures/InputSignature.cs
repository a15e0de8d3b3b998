using Tlpipe.Torch;

namespace Tlpipe.Abstractions;

/// <summary>What a data set gives and a backbone takes: one tensor an example.</summary>
/// <param name="Modality">What the tensor means: <c>picture</c>, <c>text</c>, <c>row</c>, or a third party's own word.</param>
/// <param name="Type">The element type as the codec gives it; a picture is <see cref="torch.ScalarType.Byte"/>.</param>
/// <param name="Shape">The shape of one example without the batch: a picture is <c>[3, H, W]</c>. <see langword="null"/> is a size that varies.</param>
public sealed record InputSignature(string Modality, torch.ScalarType Type, IReadOnlyList<long?> Shape)
{
    /// <summary>A colour picture, uint8 <c>[3, height, width]</c>.</summary>
    public static InputSignature Picture(long? height, long? width) => new("picture", torch.ScalarType.Byte, [3, height, width]);

    /// <inheritdoc/>
    public bool Equals(InputSignature? other) =>
        other is not null && Modality == other.Modality && Type == other.Type && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Modality, Type, Shape.Count);

    /// <summary><c>picture uint8 [3, 224, 224]</c>.</summary>
    public override string ToString() =>
        $"{Modality} {ScalarTypeNames.Of(Type)} [{string.Join(", ", Shape.Select(size => size?.ToString() ?? "any"))}]";
}
