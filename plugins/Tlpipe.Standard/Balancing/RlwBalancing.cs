using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>The softmax of standard normal numbers, drawn anew in every step.</summary>
/// <remarks>Lin, Ye, Zhang and Tsang, "Reasonable effectiveness of random weighting: a litmus test for multi-task learning", TMLR 2022.</remarks>
internal sealed class RlwBalancing(IReadOnlyList<string> tasks) : LossBalancing(tasks)
{
    /// <inheritdoc/>
    public override double[] Weigh(LossStep step)
    {
        // One number for each task of the run, so that a missing label moves nobody else's.
        double[] drawn = [.. Tasks.Select(_ => Normal(step.Randomness))];
        return Softmax.Of([.. step.Tasks.Select(task => drawn[task])]);
    }

    // Box and Muller 1958.
    private static double Normal(RandomStream randomness) =>
        Math.Sqrt(-2 * Math.Log(1 - randomness.NextDouble())) * Math.Cos(2 * Math.PI * randomness.NextDouble());
}
