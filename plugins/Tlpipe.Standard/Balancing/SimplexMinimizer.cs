namespace Tlpipe.Standard.Balancing;

/// <summary>
/// Minimises a convex function over weights that are not negative and add up to one, by pairwise Frank-Wolfe steps:
/// each moves weight from the worst coordinate that has some to the best, as far as the function falls.
/// For two tasks one such step is the exact answer.
/// </summary>
/// <remarks>Lacoste-Julien and Jaggi, "On the global linear convergence of Frank-Wolfe optimization variants", NeurIPS 2015.</remarks>
internal static class SimplexMinimizer
{
    private const int MostSteps = 500;
    private const int MostTrials = 60;
    private const double SmallestSlope = 1e-14;

    /// <summary>The weights.</summary>
    /// <param name="count">How many.</param>
    /// <param name="gradient">The function's gradient, of the order of 1.</param>
    /// <param name="tolerance">How far the function may stay above its minimum.</param>
    public static double[] Minimize(int count, Func<double[], double[]> gradient, double tolerance)
    {
        double[] weights = [.. Enumerable.Repeat(1.0 / count, count)];
        for (var step = 0; step < MostSteps; step++)
        {
            var slopes = gradient(weights);
            var best = Array.IndexOf(slopes, slopes.Min());
            var worst = Enumerable.Range(0, count).Where(task => weights[task] > 0).MaxBy(task => slopes[task]);
            // Frank and Wolfe's gap bounds how much there is still to gain.
            if (weights.Zip(slopes, (weight, slope) => weight * (slope - slopes[best])).Sum() <= tolerance) break;
            weights = Move(weights, worst, best, gradient);
        }

        return weights;
    }

    /// <summary>The slope along the way rises, so the lowest point is where it crosses zero: regula falsi in the Illinois variant.</summary>
    private static double[] Move(double[] weights, int from, int to, Func<double[], double[]> gradient)
    {
        var (low, high) = (0.0, weights[from]);
        var (below, above) = (Slope(low), Slope(high));
        if (!(above > 0)) return At(high);
        for (var (i, side) = (0, 0); i < MostTrials; i++)
        {
            var middle = ((low * above) - (high * below)) / (above - below);
            if (!(middle > low && middle < high)) break;
            var slope = Slope(middle);
            if (Math.Abs(slope) < SmallestSlope) return At(middle);
            // An end that stays twice counts half, or the other would creep.
            if (slope > 0) (high, above, below, side) = (middle, slope, side > 0 ? below / 2 : below, 1);
            else (low, below, above, side) = (middle, slope, side < 0 ? above / 2 : above, -1);
        }

        return At(low);

        double[] At(double amount)
        {
            double[] moved = [.. weights];
            moved[from] = amount == weights[from] ? 0 : weights[from] - amount;
            moved[to] += amount;
            return moved;
        }

        double Slope(double amount)
        {
            var slopes = gradient(At(amount));
            return slopes[to] - slopes[from];
        }
    }
}
