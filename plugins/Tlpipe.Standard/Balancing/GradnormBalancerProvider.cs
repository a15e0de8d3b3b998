using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>gradnorm</c>.</summary>
[Description("Weights learned so that all tasks train at similar rates, by the lengths of their gradients (Chen 2018).")]
public sealed class GradnormBalancerProvider : Provider<IBalancer, GradnormBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(GradnormBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new GradnormBalancing(tasks, options)) { BalancesGradients = true };
}
