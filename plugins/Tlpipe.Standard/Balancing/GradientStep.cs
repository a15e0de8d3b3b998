using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Balancing;

/// <summary>What a weighting of gradients looks at. Every method here combines the tasks' gradients linearly, so their inner products say all.</summary>
/// <param name="Tasks">The tasks, as positions among the run's.</param>
/// <param name="Losses">Their losses.</param>
/// <param name="Gram">The inner products of their gradients by the shared parameters, <c>[n, n]</c>.</param>
/// <param name="Randomness">A stream of this pass alone.</param>
internal sealed record GradientStep(int[] Tasks, double[] Losses, double[,] Gram, RandomStream Randomness)
{
    /// <summary>How many tasks there are.</summary>
    public int Count => Tasks.Length;

    /// <summary>The length of a task's gradient.</summary>
    public double Norm(int task) => Math.Sqrt(Gram[task, task]);

    /// <summary>The same of some of the tasks only.</summary>
    public GradientStep Of(IReadOnlyList<int> chosen)
    {
        var gram = new double[chosen.Count, chosen.Count];
        for (var i = 0; i < chosen.Count; i++)
            for (var j = 0; j < chosen.Count; j++) gram[i, j] = Gram[chosen[i], chosen[j]];
        return new([.. chosen.Select(task => Tasks[task])], [.. chosen.Select(task => Losses[task])], gram, Randomness);
    }
}
