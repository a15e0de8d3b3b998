using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>Every task that has a labelled example in the batch counts the same: the mean of the losses, one backward pass.</summary>
internal sealed class EqualBalancing : IBalancing
{
    public IReadOnlyList<double> Backward(BalancingStep step)
    {
        var losses = step.Losses;
        if (losses.Count == 0) return [];
        using var scope = NewDisposeScope();
        var mean = losses.Select(loss => loss.Loss).Aggregate((sum, loss) => sum + loss) / losses.Count;
        mean.backward();
        return [.. Enumerable.Repeat(1.0 / losses.Count, losses.Count)];
    }

    public IReadOnlyDictionary<string, Tensor> State() => new Dictionary<string, Tensor>();

    public void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        // The mean remembers nothing.
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
