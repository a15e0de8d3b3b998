namespace Tlpipe.Standard.Balancing;

/// <summary>The weighted mean of the losses of the tasks that have a labelled example in the batch.</summary>
internal sealed class FixedBalancing(IReadOnlyList<string> tasks, OrderedDictionary<string, double> weights) : LossBalancing(tasks)
{
    private readonly double[] _weights = [.. tasks.Select(task => weights.TryGetValue(task, out var weight) ? weight : 1)];

    /// <inheritdoc/>
    public override double[] Weigh(LossStep step)
    {
        var sum = step.Tasks.Sum(task => _weights[task]);
        return [.. step.Tasks.Select(task => _weights[task] / sum)];
    }
}
