namespace Tlpipe.Standard.Balancing;

/// <summary>
/// Of all steps within <c>c</c> times its length around the mean gradient <c>g0</c>, the one whose least inner product with a task's gradient is largest:
/// <c>g0 + c |g0| / |gw| * gw</c>, where <c>gw</c> is the convex combination that minimises <c>gw·g0 + c |g0| |gw|</c>.
/// </summary>
/// <remarks>Liu, Liu, Jin, Stone and Liu, "Conflict-averse gradient descent for multi-task learning", NeurIPS 2021, algorithm 1.</remarks>
internal sealed class CagradBalancing(IReadOnlyList<string> tasks, double c) : GradientBalancing(tasks)
{
    private const double Tolerance = 1e-10;

    // In units of the longest gradient: keeps the square root smooth and the quotient finite where the combination vanishes.
    private const double Smallest = 1e-6;

    /// <inheritdoc/>
    protected override double[] Solve(GradientStep step)
    {
        var unit = Math.Sqrt(Matrices.LargestDiagonal(step.Gram));
        var gram = Matrices.Scaled(step.Gram, [.. Enumerable.Repeat(unit, step.Count)]);
        double[] mean = [.. Enumerable.Repeat(1.0 / step.Count, step.Count)];
        var alongMean = Matrices.Times(gram, mean);
        var radius = c * Length(gram, mean);
        var least = SimplexMinimizer.Minimize(step.Count, Slopes, Tolerance);
        var stretch = radius / Length(gram, least);
        return [.. least.Select(weight => (1.0 / step.Count) + (stretch * weight))];

        double[] Slopes(double[] weights)
        {
            var factor = radius / Length(gram, weights);
            return [.. Matrices.Times(gram, weights).Zip(alongMean, (own, along) => along + (factor * own))];
        }
    }

    private static double Length(double[,] gram, double[] weights) =>
        Math.Sqrt(Math.Max(0, Matrices.Dot(weights, Matrices.Times(gram, weights))) + (Smallest * Smallest));
}
