using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>dwa</c>.</summary>
public sealed record DwaBalancerOptions
{
    /// <summary>The softmax's temperature: the higher, the more equal the weights.</summary>
    /// <value>2.</value>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    [Description("The temperature: the higher, the more equal the weights.")]
    public double Temperature { get; init; } = 2;
}
