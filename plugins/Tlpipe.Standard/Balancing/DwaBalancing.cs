using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>
/// Weighs by the softmax of how slowly each loss falls: the ratio of its means over the last epoch and the one before, over a temperature.
/// The first two epochs, and a task whose ratio is not known yet, count with a ratio of 1.
/// </summary>
/// <remarks>Liu, Johns and Davison, "End-to-end multi-task learning with attention", CVPR 2019. The paper's weights add up to the number of tasks, these to 1.</remarks>
internal sealed class DwaBalancing(IReadOnlyList<string> tasks, double temperature) : LossBalancing(tasks)
{
    private readonly double[] _sums = new double[tasks.Count];
    private readonly double[] _counts = new double[tasks.Count];
    private readonly double[] _last = Unknown(tasks.Count);
    private readonly double[] _before = Unknown(tasks.Count);
    private long _epoch;

    /// <inheritdoc/>
    public override double[] Weigh(LossStep step)
    {
        TaskLosses.ThrowIfNegative("dwa", Tasks, step.Tasks, step.Losses);
        if (step.Progress.Epoch != _epoch) EndEpoch(step.Progress.Epoch);
        for (var i = 0; i < step.Tasks.Length; i++)
        {
            _sums[step.Tasks[i]] += step.Losses[i];
            _counts[step.Tasks[i]]++;
        }

        return Softmax.Of([.. step.Tasks.Select(task => Ratio(task) / temperature)]);
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> State() => new Dictionary<string, Tensor>
    {
        ["sums"] = tensor(_sums),
        ["counts"] = tensor(_counts),
        ["last"] = tensor(_last),
        ["before"] = tensor(_before),
        ["epoch"] = tensor(new[] { _epoch }),
    };

    /// <inheritdoc/>
    public override void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        state["sums"].data<double>().CopyTo(_sums);
        state["counts"].data<double>().CopyTo(_counts);
        state["last"].data<double>().CopyTo(_last);
        state["before"].data<double>().CopyTo(_before);
        _epoch = state["epoch"].data<long>()[0];
    }

    private void EndEpoch(long next)
    {
        for (var task = 0; task < _sums.Length; task++)
        {
            // An epoch without a label says nothing: the means of the epochs that had some stay.
            if (_counts[task] == 0) continue;
            _before[task] = _last[task];
            _last[task] = _sums[task] / _counts[task];
            (_sums[task], _counts[task]) = (0, 0);
        }

        _epoch = next;
    }

    private double Ratio(int task) => _before[task] > 0 && _last[task] >= 0 ? _last[task] / _before[task] : 1;

    private static double[] Unknown(int count) => [.. Enumerable.Repeat(-1.0, count)];
}
