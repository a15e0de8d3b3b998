namespace Tlpipe.Standard.Balancing;

/// <summary>
/// The tasks' bargaining solution: positive weights with <c>G a = 1 / a</c>, <c>G</c> being the gradients' inner products. They are the one minimum of
/// <c>a·G a / 2 - sum(log a)</c>, strictly convex and self-concordant, so that damped Newton steps find them from anywhere
/// (the authors' code takes a sequence of convex programs). Scaled to add up to one, so that the step shortens as the gradients do.
/// </summary>
/// <remarks>
/// Navon et al., "Multi-task learning as a bargaining game", ICML 2022.
/// Damped steps: Nesterov and Nemirovskii, "Interior-point polynomial algorithms in convex programming", 1994.
/// </remarks>
internal sealed class NashBalancing(IReadOnlyList<string> tasks) : GradientBalancing(tasks)
{
    private const int MostSteps = 500;
    private const double FarDecrement = 0.25;
    private const double SmallDecrement = 1e-7;

    // Opposed gradients have no finite answer; a little on the diagonal of the cosines gives them one.
    private const double Ridge = 1e-8;

    /// <inheritdoc/>
    protected override double[] Solve(GradientStep step)
    {
        double[] norms = [.. Enumerable.Range(0, step.Count).Select(step.Norm)];
        var cosines = Matrices.Scaled(step.Gram, norms);
        for (var task = 0; task < step.Count; task++) cosines[task, task] += Ridge;
        // The answer for unit gradients, divided by the lengths, is the answer.
        double[] weights = [.. Bargain(cosines).Zip(norms, (share, norm) => share / norm)];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static double[] Bargain(double[,] matrix)
    {
        double[] shares = [.. Enumerable.Repeat(1.0, matrix.GetLength(0))];
        for (var step = 0; step < MostSteps; step++)
        {
            var hessian = (double[,])matrix.Clone();
            for (var task = 0; task < shares.Length; task++) hessian[task, task] += 1 / (shares[task] * shares[task]);
            double[] slopes = [.. Matrices.Times(matrix, shares).Zip(shares, (product, share) => product - (1 / share))];
            if (Matrices.Solve(hessian, slopes, smallest: 0) is not { } newton) break;
            var decrement = Math.Sqrt(Math.Max(0, Matrices.Dot(slopes, newton)));
            var length = decrement > FarDecrement ? 1 / (1 + decrement) : 1;
            for (var task = 0; task < shares.Length; task++) shares[task] -= length * newton[task];
            if (decrement <= SmallDecrement) break;
        }

        return shares;
    }
}
