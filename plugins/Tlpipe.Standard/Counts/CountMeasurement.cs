using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Counts;

/// <summary>Compares counts with the rates that were expected.</summary>
internal sealed class CountMeasurement : IMeasurement
{
    internal const string Deviance = "deviance";
    internal const string Mae = "mae";
    internal const string D2 = "d2";

    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The least rate that is taken the logarithm of.</summary>
    private const double Least = 1e-8;

    private readonly List<double> _counts = [];
    private readonly List<double> _rates = [];

    public void Add(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        _rates.AddRange(output.detach().to(ScalarType.Float64).cpu().contiguous().data<double>());
        _counts.AddRange(target.to(ScalarType.Float64).cpu().contiguous().data<double>());
    }

    public MeasuredMetrics Result()
    {
        var n = _counts.Count;
        if (n == 0) return new(0, [new(Deviance, 0), new(Mae, 0), new(D2, 0)]);
        double[] deviances = [.. _counts.Zip(_rates, DevianceOf)];
        return new(n, [Mean(Deviance, deviances), Mean(Mae, [.. _counts.Zip(_rates, (count, rate) => Math.Abs(count - rate))]), new(D2, Explained(deviances.Sum()))]);
    }

    /// <summary>The share of the deviance about the mean that is explained; where counts don't vary, 1 for no deviance and else 0 (scikit-learn's rule, too).</summary>
    private double Explained(double deviance)
    {
        var mean = _counts.Average();
        var total = _counts.Sum(count => DevianceOf(count, mean));
        if (total > 0) return 1 - (deviance / total);
        return deviance == 0 ? 1 : 0;
    }

    /// <summary>Twice what the likelihood of a count lacks to its best. McCullagh and Nelder, "Generalized linear models", 1989.</summary>
    private static double DevianceOf(double count, double rate)
    {
        var expected = Math.Max(rate, Least);
        return 2 * ((count > 0 ? count * Math.Log(count / expected) : 0) - (count - expected));
    }

    /// <summary>A mean of independent values, so the normal approximation holds; a single one has no spread.</summary>
    private static MetricValue Mean(string name, double[] values)
    {
        var mean = values.Average();
        if (values.Length < 2) return new(name, mean);
        var half = Z * Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
        return new(name, mean, Math.Max(0, mean - half), mean + half);
    }
}
