using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace PluginNamespace;

/// <summary>The mean absolute error, with its 95 % interval by the normal approximation.</summary>
internal sealed class MedianMeasurement : IMeasurement
{
    internal const string Mae = "mae";

    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Z = 1.959963984540054;

    private readonly List<double> _errors = [];

    public void Add(Tensor output, Tensor target)
    {
        using var scope = NewDisposeScope();
        var errors = (output.detach().squeeze(1) - target).abs().to(ScalarType.Float64).cpu().contiguous();
        foreach (var error in errors.data<double>()) _errors.Add(error);
    }

    public MeasuredMetrics Result()
    {
        if (_errors.Count < 2) return new(_errors.Count, [new(Mae, _errors.Sum())]);
        var mean = _errors.Average();
        var half = Z * Math.Sqrt(_errors.Sum(error => (error - mean) * (error - mean)) / (_errors.Count - 1) / _errors.Count);
        return new(_errors.Count, [new(Mae, mean, Math.Max(0, mean - half), mean + half)]);
    }
}
