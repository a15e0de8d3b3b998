using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>Provides the balancer <c>fixed</c>.</summary>
[Description("Each task has the weight that is written: the weighted mean of the losses.")]
public sealed class FixedBalancerProvider : Provider<IBalancer, FixedBalancerOptions>
{
    /// <inheritdoc/>
    protected override IBalancer Create(FixedBalancerOptions options, PartContext context) => new Balancer(tasks => new FixedBalancing(tasks, options.Weights))
    {
        Refusal = tasks => Unknown(options.Weights, tasks),
    };

    private static string? Unknown(OrderedDictionary<string, double> weights, IReadOnlyList<string> tasks)
    {
        string[] unknown = [.. weights.Keys.Where(name => !tasks.Contains(name, StringComparer.Ordinal)).Select(name => $"'{name}'")];
        if (unknown.Length == 0) return null;
        return $"its weights name {string.Join(" and ", unknown)}, and the tasks are {string.Join(", ", tasks)}";
    }
}
