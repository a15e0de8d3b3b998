using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>famo</c>.</summary>
[Description("Fast adaptive multi-task optimization: all losses fall by the same factor, at the cost of one backward pass (Liu 2023).")]
public sealed class FamoBalancerProvider : Provider<IBalancer, FamoBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(FamoBalancerOptions options, PartContext context) =>
        new Balancer(tasks => new FamoBalancing(tasks, options));
}
