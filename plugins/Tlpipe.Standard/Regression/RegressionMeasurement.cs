using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Regression;

/// <summary>Compares numbers, in the label's unit.</summary>
internal sealed class RegressionMeasurement : IMeasurement
{
    internal const string Mae = "mae";
    internal const string Rmse = "rmse";
    internal const string R2 = "r2";

    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    private readonly List<double> _labels = [];
    private readonly List<double> _errors = [];

    public void Add(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var given = output.detach().to(ScalarType.Float64).cpu().contiguous().data<double>();
        var labels = target.to(ScalarType.Float64).cpu().contiguous().data<double>();
        for (var i = 0; i < labels.Length; i++)
        {
            _labels.Add(labels[i]);
            _errors.Add(given[i] - labels[i]);
        }
    }

    public MeasuredMetrics Result()
    {
        var count = _labels.Count;
        if (count == 0) return new(0, [new(Mae, 0), new(Rmse, 0), new(R2, 0)]);
        var squared = _errors.Sum(error => error * error);
        return new(count, [MeanAbsoluteError(count), new(Rmse, Math.Sqrt(squared / count)), new(R2, Explained(squared))]);
    }

    /// <summary>A mean of independent errors, so the normal approximation holds; a single one has no spread.</summary>
    private MetricValue MeanAbsoluteError(int count)
    {
        var mean = _errors.Average(Math.Abs);
        if (count < 2) return new(Mae, mean);
        var variance = _errors.Sum(error => Math.Pow(Math.Abs(error) - mean, 2)) / (count - 1);
        var half = Z * Math.Sqrt(variance / count);
        return new(Mae, mean, Math.Max(0, mean - half), mean + half);
    }

    /// <summary>The share of the labels' variance that is explained; where they don't vary, 1 for no error and else 0 (scikit-learn's rule, too).</summary>
    private double Explained(double squared)
    {
        var mean = _labels.Average();
        var total = _labels.Sum(label => (label - mean) * (label - mean));
        if (total > 0) return 1 - (squared / total);
        return squared == 0 ? 1 : 0;
    }
}
