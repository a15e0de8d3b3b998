using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// A data set of n examples, where the largest has m, gives <c>batch · (n/m)^(1/T)</c> of them to a step. T = 1 is in proportion to the sizes, a large T
/// comes near to uniform; between them a small data set is seen often enough without being learned by heart (Arivazhagan et al. 2019, arXiv 1907.05019).
/// </summary>
/// <param name="temperature">T, at least 1.</param>
public sealed class TemperatureSampling(double temperature) : ISampling
{
    /// <inheritdoc/>
    public int BatchOf(int batch, int examples, int largest) =>
        Math.Max(1, (int)Math.Round(batch * Math.Pow((double)examples / largest, 1 / temperature), MidpointRounding.AwayFromZero));
}

/// <summary>The options of <c>temperature</c>.</summary>
internal sealed record TemperatureOptions
{
    [Required]
    [Range(1.0, 1000.0)]
    [Description("1 draws in proportion to the sizes of the data sets; the larger it is, the more equally.")]
    public double? Value { get; init; }
}

/// <summary>Provides <c>temperature</c>.</summary>
internal sealed class TemperatureSamplingProvider : Provider<ISampling, TemperatureOptions>
{
    protected override ISampling Create(TemperatureOptions options, PartContext context) => new TemperatureSampling(options.Value!.Value);
}

/// <summary>Provides <c>proportional</c>.</summary>
internal sealed class ProportionalSamplingProvider : Provider<ISampling, NoSamplingOptions>
{
    protected override ISampling Create(NoSamplingOptions options, PartContext context) => new TemperatureSampling(1);
}
