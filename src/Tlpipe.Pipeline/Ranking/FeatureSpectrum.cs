using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Ranking;

/// <summary>
/// The singular values of a feature table and how targets lie along its left singular vectors: all that the scores need. Worked out from the smaller
/// Gram matrix in float64; where there are more examples than features, a block of rows at a time.
/// </summary>
internal sealed class FeatureSpectrum
{
    private const long BlockRows = 4096;

    /// <summary>Directions whose share of the variance is only rounding.</summary>
    private const double Noise = 1e-12;

    private FeatureSpectrum(double[] squares, double[,] along) => (Squares, Along) = (squares, along);

    /// <summary>The squared singular values, those that are not rounding.</summary>
    public double[] Squares { get; }

    /// <summary>For each target (second index) its component along the left singular vector of each value (first index).</summary>
    public double[,] Along { get; }

    /// <summary>The spectrum.</summary>
    /// <param name="features"><c>[N, D]</c>.</param>
    /// <param name="targets"><c>[N, K]</c>.</param>
    /// <param name="centre">Taken from each row of the features, <c>[D]</c>; <see langword="null"/> for nothing.</param>
    public static FeatureSpectrum Of(Tensor features, Tensor targets, Tensor? centre)
    {
        using var scope = NewDisposeScope();
        var (examples, channels) = (features.shape[0], features.shape[1]);
        Tensor values, along;
        if (examples <= channels)
        {
            var x = Block(features, 0, examples, centre);
            (values, var vectors) = linalg.eigh(x.matmul(x.t()));
            along = vectors.t().matmul(targets.to(ScalarType.Float64));
        }
        else
        {
            var (gram, products) = Sums(features, targets, centre);
            (values, var vectors) = linalg.eigh(gram);
            along = vectors.t().matmul(products) / values.clamp(min: double.Epsilon).sqrt().unsqueeze(1);
        }

        return Kept([.. values.data<double>()], [.. along.contiguous().data<double>()], (int)targets.shape[1]);
    }

    /// <summary>The features' Gram matrix <c>[D, D]</c> and their products with the targets <c>[D, K]</c>.</summary>
    private static (Tensor Gram, Tensor Products) Sums(Tensor features, Tensor targets, Tensor? centre)
    {
        var (examples, channels) = (features.shape[0], features.shape[1]);
        var gram = zeros([channels, channels], ScalarType.Float64);
        var products = zeros([channels, targets.shape[1]], ScalarType.Float64);
        for (var first = 0L; first < examples; first += BlockRows)
        {
            using var scope = NewDisposeScope();
            var rows = Math.Min(BlockRows, examples - first);
            var transposed = Block(features, first, rows, centre).t();
            gram.add_(transposed.matmul(transposed.t()));
            products.add_(transposed.matmul(targets.narrow(0, first, rows).to(ScalarType.Float64)));
        }

        return (gram, products);
    }

    private static Tensor Block(Tensor features, long first, long rows, Tensor? centre)
    {
        var block = features.narrow(0, first, rows).to(ScalarType.Float64);
        return centre is null ? block : block - centre;
    }

    private static FeatureSpectrum Kept(double[] values, double[] along, int targets)
    {
        var least = values.Max() * Noise;
        int[] kept = [.. Enumerable.Range(0, values.Length).Where(i => values[i] > least)];
        var components = new double[kept.Length, targets];
        for (var i = 0; i < kept.Length; i++)
            for (var k = 0; k < targets; k++)
                components[i, k] = along[(kept[i] * targets) + k];
        return new([.. kept.Select(i => values[i])], components);
    }
}
