namespace Tlpipe.Models;

/// <summary>How a <see cref="Predictor"/> works.</summary>
public sealed record PredictorOptions
{
    /// <summary>How many inputs <see cref="Predictor.PredictMany(IEnumerable{string})"/> gives the model at once. A result's last digits depend on it.</summary>
    /// <value>16.</value>
    public int BatchSize { get; init; } = 16;

    /// <summary>The threads inside one operation; libtorch has one number for the whole process, which loading a predictor sets. Null leaves it as it is.</summary>
    /// <value>One for each processor.</value>
    public int? Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Where the model runs: <c>cpu</c> or <c>cuda</c>.</summary>
    /// <value><c>cpu</c>.</value>
    public string Device { get; init; } = "cpu";

    /// <summary>The codecs that a manifest can name.</summary>
    /// <value><see cref="CodecRegistry.Default"/>.</value>
    public CodecRegistry Codecs { get; init; } = CodecRegistry.Default;
}
