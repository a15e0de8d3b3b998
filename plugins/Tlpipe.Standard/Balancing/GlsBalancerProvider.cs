using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>gls</c>.</summary>
[Description("The geometric mean of the losses: no loss's scale matters (Chennupati 2019).")]
public sealed class GlsBalancerProvider : Provider<IBalancer, GlsBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(GlsBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new GlsBalancing(tasks));
}
