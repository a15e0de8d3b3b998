using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>uncertainty</c>.</summary>
[Description("Weights learned as the tasks' noise: a loss counts by the inverse of its variance (Kendall 2018).")]
public sealed class UncertaintyBalancerProvider : Provider<IBalancer, UncertaintyBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(UncertaintyBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new UncertaintyBalancing(tasks, options.Rate));
}
