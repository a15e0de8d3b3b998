using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>nash</c>.</summary>
[Description("Nash bargaining: the step that the tasks would agree on, whatever the scales of their losses (Navon 2022).")]
public sealed class NashBalancerProvider : Provider<IBalancer, NashBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(NashBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new NashBalancing(tasks)) { BalancesGradients = true };
}
