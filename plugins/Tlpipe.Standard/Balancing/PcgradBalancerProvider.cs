using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>pcgrad</c>.</summary>
[Description("Projecting conflicting gradients: each task's gradient loses what points against another's (Yu 2020).")]
public sealed class PcgradBalancerProvider : Provider<IBalancer, PcgradBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(PcgradBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new PcgradBalancing(tasks)) { BalancesGradients = true };
}
