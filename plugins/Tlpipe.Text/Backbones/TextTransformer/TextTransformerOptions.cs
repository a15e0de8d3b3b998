using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Text.Backbones.TextTransformer;

/// <summary>The options of the backbone <c>text-transformer</c>.</summary>
public sealed record TextTransformerOptions : IValidatableObject
{
    /// <summary>The size of a token's vector, and the number of features; even.</summary>
    /// <value>128.</value>
    [Range(2, 4096)]
    [Description("The size of a token's vector, and the number of features; even.")]
    public int Width { get; init; } = 128;

    /// <summary>The number of layers.</summary>
    /// <value>2.</value>
    [Range(1, 48)]
    [Description("The number of layers.")]
    public int Layers { get; init; } = 2;

    /// <summary>The number of attention heads, which divides the width.</summary>
    /// <value>4.</value>
    [Range(1, 64)]
    [Description("The number of attention heads, which divides the width.")]
    public int Heads { get; init; } = 4;

    /// <summary>The share of what each layer adds that training drops, and of attention.</summary>
    /// <value>0.1.</value>
    [Range(0.0, 0.9)]
    [Description("The share of what each layer adds that training drops, and of attention.")]
    public double Dropout { get; init; } = 0.1;

    /// <summary>The share of tokens that training leaves out of a text.</summary>
    /// <value>0.</value>
    [Range(0.0, 0.9)]
    [Description("The share of tokens that training leaves out of a text.")]
    public double WordDropout { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Width % 2 != 0) yield return new($"a width of {Width} is odd: half of it are sines of the position, half cosines", [nameof(Width)]);
        if (Width % Heads != 0) yield return new($"{Heads} heads don't divide a width of {Width}", [nameof(Heads)]);
    }
}
