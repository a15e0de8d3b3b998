using System.ComponentModel;

namespace Tlpipe.Standard.Balancing;

/// <summary>The options of the balancer <c>mgda</c>.</summary>
public sealed record MgdaBalancerOptions
{
    /// <summary>What the gradients are divided by before the smallest combination is sought.</summary>
    /// <value><see cref="GradientNormalization.None"/>.</value>
    [Description("What each gradient is divided by before the smallest combination is sought; 'none' favours the task with the smallest gradient.")]
    public GradientNormalization Normalize { get; init; } = GradientNormalization.None;
}
