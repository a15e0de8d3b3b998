using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>uncertainty</c>.</summary>
public sealed record UncertaintyBalancerOptions
{
    /// <summary>The learning rate of the log variances, by Adam.</summary>
    /// <value>0.01.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    [Description("The learning rate of the log variances, by Adam.")]
    public double Rate { get; init; } = 0.01;
}
