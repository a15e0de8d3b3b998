using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>A balancer of this plugin. One task alone has nothing to be balanced with: it learns from its loss as it is.</summary>
/// <param name="begin">Starts a run of several tasks.</param>
internal sealed class Balancer(Func<IReadOnlyList<string>, IBalancing> begin) : IBalancer
{
    /// <inheritdoc/>
    public bool BalancesGradients { get; init; }

    /// <summary>Says why it can't balance the tasks.</summary>
    public Func<IReadOnlyList<string>, string?> Refusal { get; init; } = _ => null;

    /// <inheritdoc/>
    public string? Refuses(IReadOnlyList<string> tasks) => Refusal(tasks);

    /// <inheritdoc/>
    public IBalancing Begin(IReadOnlyList<string> tasks) => tasks.Count == 1 ? new EqualBalancing() : begin(tasks);
}
