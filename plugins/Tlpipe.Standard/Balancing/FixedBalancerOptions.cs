using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>fixed</c>.</summary>
public sealed record FixedBalancerOptions : IValidatableObject
{
    /// <summary>The weights by task; only their ratios count.</summary>
    /// <value>1 for a task that is not named.</value>
    [Description("The weights by task; only their ratios count, and a task that is not named has 1.")]
    public OrderedDictionary<string, double> Weights { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (task, weight) in Weights)
            if (!(weight > 0)) yield return new($"the weight of '{task}' must be more than 0; a task that is not to learn is left out of 'tasks'", [nameof(Weights)]);
    }
}
