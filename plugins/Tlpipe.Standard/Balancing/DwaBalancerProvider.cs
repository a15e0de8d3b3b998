using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>dwa</c>.</summary>
[Description("Dynamic weight average: a task whose loss falls more slowly counts more (Liu 2019).")]
public sealed class DwaBalancerProvider : Provider<IBalancer, DwaBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(DwaBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new DwaBalancing(tasks, options.Temperature));
}
