using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>rlw</c>.</summary>
[Description("Random weights, new in every step: a baseline that others must beat (Lin 2022).")]
public sealed class RlwBalancerProvider : Provider<IBalancer, RlwBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(RlwBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new RlwBalancing(tasks));
}
