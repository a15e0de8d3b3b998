using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>As many examples of every data set in a step: a small one is seen more often in an epoch than a large one.</summary>
public sealed class UniformSampling : ISampling
{
    /// <inheritdoc/>
    public int BatchOf(int batch, int examples, int largest) => batch;
}

/// <summary>The options of <c>uniform</c> and <c>proportional</c>: none.</summary>
internal sealed record NoSamplingOptions;

/// <summary>Provides <c>uniform</c>.</summary>
internal sealed class UniformSamplingProvider : Provider<ISampling, NoSamplingOptions>
{
    protected override ISampling Create(NoSamplingOptions options, PartContext context) => new UniformSampling();
}
