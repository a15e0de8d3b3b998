using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Tabular.Backbones.Mlp;

/// <summary>The options of the backbone <c>mlp</c>.</summary>
public sealed record MlpOptions : IValidatableObject
{
    private const int Widest = 8192;
    private const int Deepest = 32;

    /// <summary>The outputs of each layer, first to last; the last ones are the features.</summary>
    /// <value>256 and 128.</value>
    [Description("The outputs of each layer, first to last; the last ones are the features. [256, 128] by default.")]
    public IReadOnlyList<int> Layers { get; init; } = [256, 128];

    /// <summary>The share of a layer's outputs that are dropped while training, from 0 to below 1.</summary>
    /// <value>0: none.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The share of a layer's outputs that are dropped while training, from 0 to below 1.")]
    public double Dropout { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Layers.Count is 0 or > Deepest || Layers.Any(width => width is < 1 or > Widest))
            yield return new($"'layers' is [{string.Join(", ", Layers)}]; write the width of 1 to {Deepest} layers, each from 1 to {Widest}, such as [256, 128]", [nameof(Layers)]);
    }
}
