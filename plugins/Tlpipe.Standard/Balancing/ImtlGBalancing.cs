namespace Tlpipe.Standard.Balancing;

/// <summary>
/// The combination, with weights that add up to one, whose projections on all gradients are equal. With <c>C</c> the gradients' cosines the weights
/// are <c>C⁻¹1</c> divided by the gradients' lengths: the closed form of the paper, written for unit vectors.
/// Gradients that depend on each other have many answers, and where the closed form would climb there is none that descends:
/// then the gradients' directions count the same.
/// </summary>
/// <remarks>Liu et al., "Towards impartial multi-task learning", ICLR 2021.</remarks>
internal sealed class ImtlGBalancing(IReadOnlyList<string> tasks) : GradientBalancing(tasks)
{
    // Single-precision gradients don't tell smaller pivots from none.
    private const double SmallestPivot = 1e-6;

    /// <inheritdoc/>
    protected override double[] Solve(GradientStep step)
    {
        double[] norms = [.. Enumerable.Range(0, step.Count).Select(step.Norm)];
        double[] ones = [.. Enumerable.Repeat(1.0, step.Count)];
        if (Matrices.Solve(Matrices.Scaled(step.Gram, norms), ones, SmallestPivot) is { } shares && Weights(shares, norms) is { } weights) return weights;
        return Weights(ones, norms)!;
    }

    private static double[]? Weights(double[] shares, double[] norms)
    {
        double[] weights = [.. shares.Zip(norms, (share, norm) => share / norm)];
        var sum = weights.Sum();
        return sum > 0 ? [.. weights.Select(weight => weight / sum)] : null;
    }
}
