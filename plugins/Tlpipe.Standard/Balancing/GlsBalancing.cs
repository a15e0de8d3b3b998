namespace Tlpipe.Standard.Balancing;

/// <summary>
/// The geometric mean of the losses, whose gradient is the losses' with the weights <c>mean / (n * loss)</c>.
/// A loss of 0 has nothing left to gain and would stop the others: it is left out.
/// </summary>
/// <remarks>Chennupati et al., "MultiNet++: multi-stream feature aggregation and geometric loss strategy for multi-task learning", CVPR workshops 2019.</remarks>
internal sealed class GlsBalancing(IReadOnlyList<string> tasks) : LossBalancing(tasks)
{
    /// <inheritdoc/>
    public override double[] Weigh(LossStep step)
    {
        TaskLosses.ThrowIfNegative("gls", Tasks, step.Tasks, step.Losses);
        double[] positive = [.. step.Losses.Where(loss => loss > 0)];
        if (positive.Length == 0) return new double[step.Losses.Length];
        var mean = Math.Exp(positive.Average(Math.Log));
        return [.. step.Losses.Select(loss => loss > 0 ? mean / (positive.Length * loss) : 0)];
    }
}
