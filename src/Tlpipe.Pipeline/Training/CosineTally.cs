namespace Tlpipe.Pipeline.Training;

/// <summary>The sums of the cosines of an epoch's measured steps.</summary>
internal sealed class CosineTally(IReadOnlyList<string> tasks)
{
    private Sums _sums = Sums.Of(tasks.Count);

    /// <summary>The sums, for a checkpoint.</summary>
    public Sums State
    {
        get => _sums;
        set => _sums = value;
    }

    /// <summary>Adds a measured step: the inner products of the gradients of some tasks.</summary>
    public void Add(IReadOnlyList<string> measured, double[,] products)
    {
        int[] positions = [.. measured.Select(task => tasks.Index().First(entry => entry.Item == task).Index)];
        for (var i = 0; i < positions.Length; i++)
            for (var j = 0; j < positions.Length; j++)
            {
                // A gradient of zero has no direction, and no cosine.
                var cosine = products[i, j] / Math.Sqrt(products[i, i] * products[j, j]);
                if (!double.IsFinite(cosine)) continue;
                _sums.Cosines[positions[i]][positions[j]] += Math.Clamp(cosine, -1, 1);
                _sums.Counts[positions[i]][positions[j]]++;
            }

        _sums = _sums with { Steps = _sums.Steps + 1 };
    }

    /// <summary>The means; <see langword="null"/> where nothing was measured.</summary>
    public GradientCosines? Means() => _sums.Steps == 0 ? null : new(_sums.Steps, [.. _sums.Cosines.Zip(_sums.Counts, Row)]);

    /// <summary>Begins the next epoch.</summary>
    public void Clear() => _sums = Sums.Of(tasks.Count);

    private static IReadOnlyList<double?> Row(double[] sums, long[] counts) =>
        [.. sums.Zip(counts, (sum, count) => count == 0 ? (double?)null : sum / count)];

    /// <summary>The sums of the cosines and how many there were, for each pair of tasks.</summary>
    internal sealed record Sums(int Steps, double[][] Cosines, long[][] Counts)
    {
        public static Sums Of(int tasks) =>
            new(0, [.. Enumerable.Range(0, tasks).Select(_ => new double[tasks])], [.. Enumerable.Range(0, tasks).Select(_ => new long[tasks])]);
    }
}
