using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>
/// Learns a weight for each loss, so that the length of its weighted gradient comes to the mean length times <c>r ^ alpha</c>, where <c>r</c> says how far
/// the task is behind: its loss, as a part of its first, over the tasks' mean of that. Heads and shared parameters learn from the weighted losses.
/// </summary>
/// <remarks>
/// Chen, Badrinarayanan, Lee and Rabinovich, "GradNorm: gradient normalization for adaptive loss balancing in deep multitask networks", ICML 2018.
/// The lengths are those of all shared parameters, which are at hand anyway; the paper takes the last shared layer to save time.
/// </remarks>
internal sealed class GradnormBalancing : GradientBalancing
{
    private const double Smallest = 0.01;
    private const double None = -1;

    private readonly GradnormBalancerOptions _options;
    private readonly AdamVector _weights;
    private readonly double[] _first;

    public GradnormBalancing(IReadOnlyList<string> tasks, GradnormBalancerOptions options)
        : base(tasks)
    {
        _options = options;
        _weights = new(tasks.Count, options.Rate);
        Array.Fill(_weights.Values, 1);
        _first = [.. Enumerable.Repeat(None, tasks.Count)];
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> State() => new Dictionary<string, Tensor>(_weights.State()) { ["first"] = tensor(_first) };

    /// <inheritdoc/>
    public override void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        _weights.Restore(state);
        state["first"].data<double>().CopyTo(_first);
    }

    /// <summary>The lengths that the weighted gradients should have.</summary>
    /// <param name="lengths">Those that they have.</param>
    /// <param name="progress">Each loss as a part of its first.</param>
    /// <param name="alpha">How strongly tasks that are behind are pulled along.</param>
    internal static double[] Targets(double[] lengths, double[] progress, double alpha)
    {
        var (length, mean) = (lengths.Average(), progress.Average());
        return [.. progress.Select(own => length * Math.Pow(mean > 0 ? own / mean : 1, alpha))];
    }

    /// <inheritdoc/>
    protected override double[] HeadWeights(int[] tasks)
    {
        var sum = tasks.Sum(task => _weights.Values[task]);
        return [.. tasks.Select(task => _weights.Values[task] / sum)];
    }

    /// <inheritdoc/>
    protected override double[] Solve(GradientStep step)
    {
        TaskLosses.ThrowIfNegative("gradnorm", Tasks, step.Tasks, step.Losses);
        var weights = HeadWeights(step.Tasks);
        Learn(step);
        return weights;
    }

    private void Learn(GradientStep step)
    {
        var values = _weights.Values;
        double[] lengths = [.. step.Tasks.Select((task, i) => values[task] * step.Norm(i))];
        double[] progress = [.. step.Tasks.Select((task, i) => Progress(task, step.Losses[i]))];
        var targets = Targets(lengths, progress, _options.Alpha);
        for (var i = 0; i < step.Count; i++)
        {
            // The slope of |length - target|, the target held still.
            _weights.Step(step.Tasks[i], Math.Sign(lengths[i] - targets[i]) * step.Norm(i));
            values[step.Tasks[i]] = Math.Max(Smallest, values[step.Tasks[i]]);
        }

        var scale = values.Length / values.Sum();
        for (var task = 0; task < values.Length; task++) values[task] *= scale;
    }

    private double Progress(int task, double loss)
    {
        if (_first[task] < 0) _first[task] = loss;
        return _first[task] > 0 ? loss / _first[task] : 1;
    }
}
