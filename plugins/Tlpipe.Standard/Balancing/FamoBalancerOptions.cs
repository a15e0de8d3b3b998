using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>famo</c>; defaults are those of LibMTL.</summary>
public sealed record FamoBalancerOptions
{
    /// <summary>The learning rate of the task logits, by Adam.</summary>
    /// <value>0.025.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    [Description("The learning rate of the task logits, by Adam.")]
    public double Rate { get; init; } = 0.025;

    /// <summary>The decay of the task logits: the higher, the sooner old steps are forgotten.</summary>
    /// <value>0.001.</value>
    [Range(0.0, 1.0)]
    [Description("The decay of the task logits: the higher, the sooner old steps are forgotten.")]
    public double Gamma { get; init; } = 0.001;
}
