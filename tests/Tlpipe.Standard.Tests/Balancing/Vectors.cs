using Tlpipe.Abstractions;
using Tlpipe.Standard.Balancing;

namespace Tlpipe.Standard.Tests.Balancing;

/// <summary>Small gradients, written out.</summary>
internal static class Vectors
{
    public static double Dot(double[] left, double[] right) => left.Zip(right, (l, r) => l * r).Sum();

    public static double Length(double[] vector) => Math.Sqrt(Dot(vector, vector));

    /// <summary>The weighted sum.</summary>
    public static double[] Sum(double[][] vectors, double[] weights) =>
        [.. Enumerable.Range(0, vectors[0].Length).Select(i => vectors.Zip(weights, (vector, weight) => vector[i] * weight).Sum())];

    /// <summary>What a balancing of gradients looks at.</summary>
    public static GradientStep Step(double[][] gradients, double[]? losses = null, RandomStream? randomness = null)
    {
        var gram = new double[gradients.Length, gradients.Length];
        for (var i = 0; i < gradients.Length; i++)
            for (var j = 0; j < gradients.Length; j++) gram[i, j] = Dot(gradients[i], gradients[j]);
        return new([.. Enumerable.Range(0, gradients.Length)], losses ?? [.. gradients.Select(_ => 1.0)], gram, randomness ?? RandomStream.FromSeed(1));
    }

    /// <summary>Names for this many tasks.</summary>
    public static string[] Tasks(int count) => [.. Enumerable.Range(1, count).Select(task => $"task{task}")];

    public static void AssertClose(double[] expected, double[] actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"expected {string.Join(", ", expected)}, but got {string.Join(", ", actual)}");
    }
}
