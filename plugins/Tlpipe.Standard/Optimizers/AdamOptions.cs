using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Optimizers;

/// <summary>The options of the optimizer <c>adam</c>; defaults are PyTorch's.</summary>
public sealed record AdamOptions : AdamFamilyOptions
{
    /// <summary>The L2 penalty on the parameters.</summary>
    /// <value>0.</value>
    [Range(0.0, double.MaxValue)]
    [Description("The L2 penalty on the parameters.")]
    public double WeightDecay { get; init; }
}
