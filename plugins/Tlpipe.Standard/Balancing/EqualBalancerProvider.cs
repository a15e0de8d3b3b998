using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>equal</c>.</summary>
[Description("Every task counts the same: the mean of the losses.")]
public sealed class EqualBalancerProvider : Provider<IBalancer, EqualBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(EqualBalancerOptions options, PartContext context) => new Balancer(_ => new EqualBalancing());
}
