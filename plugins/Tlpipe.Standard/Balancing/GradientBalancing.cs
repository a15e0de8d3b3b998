using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>
/// Balances by a weight on each task's gradient by the shared parameters: one backward pass for each task.
/// The heads, which are nobody else's, learn from the mean of the losses as under <c>equal</c>.
/// Where one task alone has labels, or nothing shared is trained, there is nothing to balance: it does as <c>equal</c>.
/// A task whose gradient is zero is left out, as one without labels is, so that it can't stop the others.
/// </summary>
internal abstract class GradientBalancing(IReadOnlyList<string> tasks) : IBalancing
{
    private readonly EqualBalancing _equal = new();

    /// <summary>The run's tasks.</summary>
    protected IReadOnlyList<string> Tasks { get; } = tasks;

    /// <inheritdoc/>
    public IReadOnlyList<double> Backward(BalancingStep step)
    {
        if (step.Losses.Count < 2 || step.Shared.Count == 0) return _equal.Backward(step);
        using var scope = NewDisposeScope();
        var positions = TaskLosses.Positions(Tasks, step.Losses);
        var gradients = TaskGradients.Take(step.Losses, step.Shared, HeadWeights(positions));
        var weights = Weigh(new(positions, TaskLosses.Values(step.Losses), gradients.Gram(), step.Randomness));
        gradients.Leave(weights);
        return weights;
    }

    /// <summary>The weights of a step's gradients. May change the state.</summary>
    /// <exception cref="DiagnosticException">TLP5018: a gradient is infinite or not a number.</exception>
    public double[] Weigh(GradientStep step)
    {
        for (var task = 0; task < step.Count; task++)
            if (!double.IsFinite(step.Gram[task, task])) throw new DiagnosticException(BalancingDiagnostics.GradientNotFinite(Tasks[step.Tasks[task]]));
        int[] moving = [.. Enumerable.Range(0, step.Count).Where(task => step.Gram[task, task] > 0)];
        var weights = new double[step.Count];
        if (moving.Length == 0) return weights;
        var found = moving.Length == 1 ? [1] : Solve(step.Of(moving));
        for (var i = 0; i < moving.Length; i++) weights[moving[i]] = found[i];
        return weights;
    }

    /// <inheritdoc/>
    public virtual IReadOnlyDictionary<string, Tensor> State() => new Dictionary<string, Tensor>();

    /// <inheritdoc/>
    public virtual void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        // Most methods remember nothing.
    }

    /// <inheritdoc/>
    public void Dispose() => _equal.Dispose();

    /// <summary>The weights of the losses as the heads learn them.</summary>
    protected virtual double[] HeadWeights(int[] tasks) => [.. Enumerable.Repeat(1.0 / tasks.Length, tasks.Length)];

    /// <summary>The weights of two or more gradients, none of which is zero.</summary>
    protected abstract double[] Solve(GradientStep step);
}
