using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Text.Backbones.TextCnn;

/// <summary>The options of the backbone <c>text-cnn</c>.</summary>
public sealed record TextCnnOptions : IValidatableObject
{
    private const int WidestFilter = 100;

    /// <summary>The size of a token's vector.</summary>
    /// <value>300, as the paper has it.</value>
    [Range(1, 4096)]
    [Description("The size of a token's vector.")]
    public int Embedding { get; init; } = 300;

    /// <summary>The number of filters of each width.</summary>
    /// <value>100, as the paper has it.</value>
    [Range(1, 4096)]
    [Description("The number of filters of each width.")]
    public int Filters { get; init; } = 100;

    /// <summary>How many tokens each kind of filter sees.</summary>
    /// <value>3, 4 and 5, as the paper has it.</value>
    [MinLength(1)]
    [Description("How many tokens each kind of filter sees.")]
    public IReadOnlyList<int> Widths { get; init; } = [3, 4, 5];

    /// <summary>The share of features that training drops.</summary>
    /// <value>0.5, as the paper has it.</value>
    [Range(0.0, 0.9)]
    [Description("The share of features that training drops.")]
    public double Dropout { get; init; } = 0.5;

    /// <summary>The share of tokens that training leaves out of a text.</summary>
    /// <value>0.</value>
    [Range(0.0, 0.9)]
    [Description("The share of tokens that training leaves out of a text.")]
    public double WordDropout { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Widths.Any(width => width is < 1 or > WidestFilter)) yield return new($"'widths' must be from 1 to {WidestFilter}", [nameof(Widths)]);
    }
}
