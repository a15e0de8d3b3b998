using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Optimizers;

/// <summary>What the optimizers <c>adam</c> and <c>adamw</c> have in common; defaults are PyTorch's.</summary>
public abstract record AdamFamilyOptions
{
    /// <summary>The learning rate.</summary>
    /// <value>0.001.</value>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    [Description("The learning rate.")]
    public double Lr { get; init; } = 0.001;

    /// <summary>The decay of the running mean of the gradient.</summary>
    /// <value>0.9.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The decay of the running mean of the gradient.")]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the running mean of the squared gradient.</summary>
    /// <value>0.999.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The decay of the running mean of the squared gradient.")]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the denominator, against division by zero.</summary>
    /// <value>1e-8.</value>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    [Description("Added to the denominator, against division by zero.")]
    public double Eps { get; init; } = 1e-8;
}
