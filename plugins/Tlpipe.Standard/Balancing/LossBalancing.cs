using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>Balances by a weight on each loss, found from the losses alone: one backward pass, whatever the number of tasks.</summary>
internal abstract class LossBalancing(IReadOnlyList<string> tasks) : IBalancing
{
    /// <summary>The run's tasks.</summary>
    protected IReadOnlyList<string> Tasks { get; } = tasks;

    /// <summary>The weights of a step's losses. May change the state.</summary>
    public abstract double[] Weigh(LossStep step);

    /// <inheritdoc/>
    public IReadOnlyList<double> Backward(BalancingStep step)
    {
        if (step.Losses.Count == 0) return [];
        using var scope = NewDisposeScope();
        var losses = step.Losses;
        var weights = Weigh(new(TaskLosses.Positions(Tasks, losses), TaskLosses.Values(losses), step.Progress, step.Randomness));
        autograd.backward(losses.Select(loss => loss.Loss), losses.Select((loss, task) => full_like(loss.Loss, weights[task])));
        return weights;
    }

    /// <inheritdoc/>
    public virtual IReadOnlyDictionary<string, Tensor> State() => new Dictionary<string, Tensor>();

    /// <inheritdoc/>
    public virtual void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        // Most weightings remember nothing.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What is remembered are plain numbers.
    }
}
