using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Balancing;

/// <summary>
/// A log variance <c>s</c> for each task: the mean over the tasks of <c>exp(-s) * loss + s / 2</c>, which <c>s</c> and network minimise together.
/// At the balance the weight is the inverse of twice the loss, so that no task's scale matters.
/// </summary>
/// <remarks>Kendall, Gal and Cipolla, "Multi-task learning using uncertainty to weigh losses for scene geometry and semantics", CVPR 2018.</remarks>
internal sealed class UncertaintyBalancing(IReadOnlyList<string> tasks, double rate) : LossBalancing(tasks)
{
    // A loss that stays 0 would let its log variance sink for ever.
    private const double Limit = 20;

    private readonly AdamVector _logVariances = new(tasks.Count, rate);

    /// <inheritdoc/>
    public override double[] Weigh(LossStep step)
    {
        var values = _logVariances.Values;
        double[] weights = [.. step.Tasks.Select(task => Math.Exp(-values[task]))];
        for (var i = 0; i < step.Tasks.Length; i++)
        {
            var task = step.Tasks[i];
            _logVariances.Step(task, 0.5 - (weights[i] * step.Losses[i]));
            values[task] = Math.Clamp(values[task], -Limit, Limit);
        }

        return [.. weights.Select(weight => weight / weights.Length)];
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> State() => _logVariances.State();

    /// <inheritdoc/>
    public override void Restore(IReadOnlyDictionary<string, Tensor> state) => _logVariances.Restore(state);
}
