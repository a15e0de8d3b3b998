using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Optimizers;

/// <summary>The options of the optimizer <c>sgd</c>; defaults are PyTorch's where it has one.</summary>
public sealed record SgdOptions : IValidatableObject
{
    /// <summary>The learning rate.</summary>
    /// <value>0.01; PyTorch has none.</value>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    [Description("The learning rate.")]
    public double Lr { get; init; } = 0.01;

    /// <summary>The share of the last step that the next one keeps, from 0 to below 1.</summary>
    /// <value>0.9, as fine-tuning usually takes it; PyTorch's is 0.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The share of the last step that the next one keeps, from 0 to below 1.")]
    public double Momentum { get; init; } = 0.9;

    /// <summary>How much of the gradient is held back while momentum is at work.</summary>
    /// <value>0.</value>
    [Range(0.0, 1.0)]
    [Description("How much of the gradient is held back while momentum is at work.")]
    public double Dampening { get; init; }

    /// <summary>The L2 penalty on the parameters.</summary>
    /// <value>0.</value>
    [Range(0.0, double.MaxValue)]
    [Description("The L2 penalty on the parameters.")]
    public double WeightDecay { get; init; }

    /// <summary>Nesterov's momentum: looks one step ahead. Needs momentum, and no dampening.</summary>
    /// <value>False.</value>
    [Description("Nesterov's momentum: looks one step ahead. Needs momentum, and no dampening.")]
    public bool Nesterov { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Nesterov && (Momentum == 0 || Dampening != 0))
            yield return new("Nesterov's momentum needs a momentum above 0 and a dampening of 0", [nameof(Nesterov)]);
    }
}
