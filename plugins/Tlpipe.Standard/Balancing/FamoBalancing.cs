using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>
/// Descends on the tasks' log losses, weighted by the softmax of logits that follow how much each log loss fell: what fell least counts more.
/// How much it fell is told by the losses of the next step's batch, which the next step computes anyway;
/// the authors' code computes the losses of the same batch a second time.
/// A loss of 0 has nothing left to gain and would take all the weight: it is left out.
/// </summary>
/// <remarks>Liu, Feng, Stone and Liu, "FAMO: fast adaptive multitask optimization", NeurIPS 2023.</remarks>
internal sealed class FamoBalancing(IReadOnlyList<string> tasks, FamoBalancerOptions options) : LossBalancing(tasks)
{
    private const double Eps = 1e-8;
    private const double None = -1;

    private readonly AdamVector _logits = new(tasks.Count, options.Rate, options.Gamma);
    private readonly double[] _previous = [.. Enumerable.Repeat(None, tasks.Count)];
    private long _step = -1;

    /// <inheritdoc/>
    public override double[] Weigh(LossStep step)
    {
        TaskLosses.ThrowIfNegative("famo", Tasks, step.Tasks, step.Losses);
        // Of several passes in one step only the first comes after an update of the network.
        if (step.Progress.Step != _step)
        {
            Learn(step);
            Array.Fill(_previous, None);
            for (var i = 0; i < step.Tasks.Length; i++) _previous[step.Tasks[i]] = step.Losses[i];
            _step = step.Progress.Step;
        }

        var shares = Softmax.Of([.. step.Tasks.Select(task => _logits.Values[task])]);
        double[] weights = [.. step.Losses.Select((loss, i) => loss > 0 ? shares[i] / (loss + Eps) : 0)];
        var sum = weights.Sum();
        return sum == 0 ? weights : [.. weights.Select(weight => weight / sum)];
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> State() => new Dictionary<string, Tensor>(_logits.State())
    {
        ["previous"] = tensor(_previous),
        ["step"] = tensor(new[] { _step }),
    };

    /// <inheritdoc/>
    public override void Restore(IReadOnlyDictionary<string, Tensor> state)
    {
        _logits.Restore(state);
        state["previous"].data<double>().CopyTo(_previous);
        _step = state["step"].data<long>()[0];
    }

    private void Learn(LossStep step)
    {
        int[] known = [.. Enumerable.Range(0, step.Tasks.Length).Where(i => _previous[step.Tasks[i]] >= 0)];
        if (known.Length < 2) return;
        double[] falls = [.. known.Select(i => Math.Log(_previous[step.Tasks[i]] + Eps) - Math.Log(step.Losses[i] + Eps))];
        var shares = Softmax.Of([.. known.Select(i => _logits.Values[step.Tasks[i]])]);
        var mean = shares.Zip(falls, (share, fall) => share * fall).Sum();
        for (var k = 0; k < known.Length; k++) _logits.Step(step.Tasks[known[k]], shares[k] * (falls[k] - mean));
    }
}
