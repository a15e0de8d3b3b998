using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>gradnorm</c>.</summary>
public sealed record GradnormBalancerOptions
{
    /// <summary>How strongly tasks that learn more slowly are pulled along; 0 makes all gradients the same length.</summary>
    /// <value>1.5, the paper's on NYU-v2.</value>
    [Range(0.0, 10.0)]
    [Description("How strongly tasks that learn more slowly are pulled along; 0 makes all weighted gradients the same length.")]
    public double Alpha { get; init; } = 1.5;

    /// <summary>The learning rate of the weights, by Adam.</summary>
    /// <value>0.025.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    [Description("The learning rate of the weights, by Adam.")]
    public double Rate { get; init; } = 0.025;
}
