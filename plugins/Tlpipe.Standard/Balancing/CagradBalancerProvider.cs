using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>cagrad</c>.</summary>
[Description("Conflict-averse gradient descent: near the mean gradient, the step that serves the worst-off task best (Liu 2021).")]
public sealed class CagradBalancerProvider : Provider<IBalancer, CagradBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(CagradBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new CagradBalancing(tasks, options.C)) { BalancesGradients = true };
}
