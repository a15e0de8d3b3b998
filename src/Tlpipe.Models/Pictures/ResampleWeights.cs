namespace Tlpipe.Models.Pictures;

/// <summary>
/// The weights of antialiased bilinear resampling along one axis, in fixed point with <see cref="Precision"/> fractional bits:
/// the algorithm of Pillow's <c>Resample.c</c> (<c>precompute_coeffs</c>, <c>normalize_coeffs_8bpc</c>), whose numbers published weights were trained on.
/// </summary>
internal sealed class ResampleWeights
{
    /// <summary>Fractional bits of a weight: 32 less 8 of a sample, less 2 of head room.</summary>
    public const int Precision = 22;

    private readonly int[] _starts;
    private readonly int[] _counts;
    private readonly int[] _weights;
    private readonly int _stride;

    /// <param name="inputSize">Samples before.</param>
    /// <param name="outputSize">Samples after.</param>
    /// <param name="first">The first of the samples after that is wanted.</param>
    /// <param name="count">How many of the samples after are wanted.</param>
    public ResampleWeights(int inputSize, int outputSize, int first, int count)
    {
        var scale = (double)inputSize / outputSize;
        var filterScale = Math.Max(scale, 1.0);
        var support = filterScale;
        var inverse = 1.0 / filterScale;
        _stride = (int)Math.Ceiling(support) * 2 + 1;
        _starts = new int[count];
        _counts = new int[count];
        _weights = new int[count * _stride];
        Span<double> raw = _stride <= 256 ? stackalloc double[_stride] : new double[_stride];
        for (var i = 0; i < count; i++)
        {
            var center = (first + i + 0.5) * scale;
            var start = Math.Max((int)(center - support + 0.5), 0);
            var taps = Math.Min((int)(center + support + 0.5), inputSize) - start;
            var sum = 0.0;
            for (var t = 0; t < taps; t++)
            {
                raw[t] = Triangle((t + start - center + 0.5) * inverse);
                sum += raw[t];
            }
            _starts[i] = start;
            _counts[i] = taps;
            for (var t = 0; t < taps; t++)
                _weights[i * _stride + t] = (int)(0.5 + (sum != 0 ? raw[t] / sum : raw[t]) * (1 << Precision));
        }
    }

    /// <summary>The first sample before that any wanted sample after depends on.</summary>
    public int Start => _starts[0];

    /// <summary>The sample before that follows the last one that any wanted sample after depends on.</summary>
    public int End => _starts[^1] + _counts[^1];

    /// <summary>Where the weights of the wanted sample <paramref name="index"/> begin among the samples before.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>The weights of the wanted sample <paramref name="index"/>; they sum to about <c>1 &lt;&lt; Precision</c>.</summary>
    public ReadOnlySpan<int> WeightsOf(int index) => _weights.AsSpan(index * _stride, _counts[index]);

    private static double Triangle(double x) => Math.Max(1.0 - Math.Abs(x), 0.0);
}
