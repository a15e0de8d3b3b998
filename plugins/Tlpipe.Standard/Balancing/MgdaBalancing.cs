namespace Tlpipe.Standard.Balancing;

/// <summary>The convex combination of the gradients of least length: a direction in which every loss falls, or zero at a Pareto-stationary point.</summary>
/// <remarks>
/// Sener and Koltun, "Multi-task learning as multi-objective optimization", NeurIPS 2018, by Frank and Wolfe's method;
/// Désidéri, "Multiple-gradient descent algorithm (MGDA)", 2012.
/// </remarks>
internal sealed class MgdaBalancing(IReadOnlyList<string> tasks, GradientNormalization normalization) : GradientBalancing(tasks)
{
    private const double Tolerance = 1e-10;
    private const double SmallestLoss = 1e-8;

    /// <inheritdoc/>
    protected override double[] Solve(GradientStep step)
    {
        if (normalization is GradientNormalization.Loss or GradientNormalization.LossAndL2) TaskLosses.ThrowIfNegative("mgda", Tasks, step.Tasks, step.Losses);
        double[] scales = [.. Enumerable.Range(0, step.Count).Select(task => Scale(step, task))];
        var unit = Math.Sqrt(Matrices.LargestDiagonal(Matrices.Scaled(step.Gram, scales)));
        var gram = Matrices.Scaled(step.Gram, [.. scales.Select(scale => scale * unit)]);
        return SimplexMinimizer.Minimize(step.Count, weights => Matrices.Times(gram, weights), Tolerance);
    }

    private double Scale(GradientStep step, int task) => normalization switch
    {
        GradientNormalization.L2 => step.Norm(task),
        GradientNormalization.Loss => Loss(step, task),
        GradientNormalization.LossAndL2 => Loss(step, task) * step.Norm(task),
        _ => 1,
    };

    private static double Loss(GradientStep step, int task) => Math.Max(step.Losses[task], SmallestLoss);
}
