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

    /// <summary>A text, int64 <c>[any]</c>: the indexes of its tokens. Index 0 is padding, which no token has.</summary>
    /// <param name="vocabulary">The number of different indexes, padding included.</param>
    public static InputSignature Text(long vocabulary) => new("text", torch.ScalarType.Int64, [null]) { Vocabulary = vocabulary };

    /// <summary>A row of a table, float32 <c>[width]</c>: numbers standardised, categories as indicators.</summary>
    public static InputSignature Row(long width) => new("row", torch.ScalarType.Float32, [width]);

    /// <summary>For tokens: how many different indexes there are, from 0; <see langword="null"/> for what is no token.</summary>
    public long? Vocabulary { get; init; }

    /// <inheritdoc/>
    public bool Equals(InputSignature? other) =>
        other is not null && Modality == other.Modality && Type == other.Type && Vocabulary == other.Vocabulary && Shape.SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Modality, Type, Shape.Count);

    /// <summary><c>picture uint8 [3, 224, 224]</c>, <c>text int64 [any] of 15000</c>.</summary>
    public override string ToString() =>
        $"{Modality} {ScalarTypeNames.Of(Type)} [{string.Join(", ", Shape.Select(size => size?.ToString() ?? "any"))}]{(Vocabulary is { } vocabulary ? $" of {vocabulary}" : "")}";
}
