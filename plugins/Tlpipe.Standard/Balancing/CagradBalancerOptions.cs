using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>cagrad</c>.</summary>
public sealed record CagradBalancerOptions
{
    /// <summary>How far the step may lie from the mean gradient, as a part of its length: 0 is <c>equal</c>, 1 and more comes near <c>mgda</c>.</summary>
    /// <value>0.4, the paper's on NYU-v2.</value>
    [Range(0.0, 10.0)]
    [Description("How far the step may lie from the mean gradient, as a part of its length; 0 is 'equal'.")]
    public double C { get; init; } = 0.4;
}
