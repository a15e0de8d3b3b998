using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.MultiLabel;

/// <summary>The options of the head <c>multi-label</c>.</summary>
public sealed record MultiLabelHeadOptions : IValidatableObject
{
    /// <summary>How much more an example that has a label counts than one that has not, for labels that are rare: <c>{ cat: 5 }</c>.</summary>
    /// <value>None: 1 for each.</value>
    /// <remarks>The <c>pos_weight</c> of PyTorch's <c>BCEWithLogitsLoss</c>.</remarks>
    [Description("For labels that are rare, how much more an example that has the label counts than one that has not: { cat: 5 }.")]
    public OrderedDictionary<string, double> PositiveWeights { get; init; } = [];

    /// <summary>The share of features that are dropped before the layer while training, from 0 to below 1.</summary>
    /// <value>0: none.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The share of features that are dropped before the layer while training, from 0 to below 1.")]
    public double Dropout { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        PositiveWeights.Where(weight => weight.Value <= 0)
            .Select(weight => new ValidationResult($"'positiveWeights.{weight.Key}' must be greater than 0", [nameof(PositiveWeights)]));
}
