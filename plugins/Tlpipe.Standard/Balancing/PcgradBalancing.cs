namespace Tlpipe.Standard.Balancing;

/// <summary>
/// Each gradient is projected, one after another in random order, onto the normal plane of those that it conflicts with; the step is the mean.
/// Without conflicts it is <c>equal</c>.
/// </summary>
/// <remarks>Yu et al., "Gradient surgery for multi-task learning", NeurIPS 2020, algorithm 1. The paper sums where this takes the mean.</remarks>
internal sealed class PcgradBalancing(IReadOnlyList<string> tasks) : GradientBalancing(tasks)
{
    /// <inheritdoc/>
    protected override double[] Solve(GradientStep step)
    {
        var weights = new double[step.Count];
        for (var task = 0; task < step.Count; task++)
        {
            var projected = Project(step, task);
            for (var i = 0; i < step.Count; i++) weights[i] += projected[i] / step.Count;
        }

        return weights;
    }

    /// <summary>The projected gradient as a combination of all of them.</summary>
    private static double[] Project(GradientStep step, int task)
    {
        int[] others = [.. Enumerable.Range(0, step.Count).Where(other => other != task)];
        step.Randomness.Shuffle<int>(others);
        var parts = new double[step.Count];
        parts[task] = 1;
        foreach (var other in others)
        {
            var product = 0.0;
            for (var i = 0; i < step.Count; i++) product += parts[i] * step.Gram[i, other];
            if (product < 0) parts[other] -= product / step.Gram[other, other];
        }

        return parts;
    }
}
