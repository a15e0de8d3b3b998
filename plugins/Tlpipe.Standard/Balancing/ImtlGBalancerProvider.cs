using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>imtl-g</c>.</summary>
[Description("Impartial multi-task learning: a step with equal projections on all tasks' gradients (Liu 2021).")]
public sealed class ImtlGBalancerProvider : Provider<IBalancer, ImtlGBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(ImtlGBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new ImtlGBalancing(tasks)) { BalancesGradients = true };
}
