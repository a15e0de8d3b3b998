using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Abstractions;

/// <summary>Cross-validation, as the options of a data set offer it: <c>folds: { count: 5, take: 0 }</c>.</summary>
public sealed record FoldOptions : IValidatableObject
{
    /// <summary>The number of folds.</summary>
    [Required]
    [Range(2, 100)]
    [Description("The number of folds that the examples for training and validation are divided into.")]
    public int Count { get; init; } = 5;

    /// <summary>The fold that validates, from 0; all others train.</summary>
    /// <value>0.</value>
    [Range(0, 99)]
    [Description("The fold that validates, from 0; all others train.")]
    public int Take { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Take >= Count) yield return new($"'folds.take' is {Take}, and {Count} folds are counted from 0 to {Count - 1}; take one of these", [nameof(Take)]);
    }
}
