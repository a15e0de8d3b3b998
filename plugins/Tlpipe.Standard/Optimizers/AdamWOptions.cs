using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Optimizers;

/// <summary>The options of the optimizer <c>adamw</c>; defaults are PyTorch's.</summary>
public sealed record AdamWOptions : AdamFamilyOptions
{
    /// <summary>The share of each parameter, times the learning rate, that every step takes away.</summary>
    /// <value>0.01.</value>
    [Range(0.0, double.MaxValue)]
    [Description("The share of each parameter, times the learning rate, that every step takes away.")]
    public double WeightDecay { get; init; } = 0.01;
}
