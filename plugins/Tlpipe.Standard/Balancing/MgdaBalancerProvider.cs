using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>mgda</c>.</summary>
[Description("Multiple-gradient descent: the smallest convex combination of the gradients, which harms no task (Sener & Koltun 2018).")]
public sealed class MgdaBalancerProvider : Provider<IBalancer, MgdaBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(MgdaBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new MgdaBalancing(tasks, options.Normalize)) { BalancesGradients = true };
}
