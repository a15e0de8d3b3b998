using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>Trains the heads only; the trunk stays as it came, and its features are computed once.</summary>
/// <param name="views">How many random views of each example are used.</param>
public sealed class FrozenStrategy(int views = 1) : IStrategy
{
    /// <inheritdoc/>
    public int? Views { get; } = views;

    /// <inheritdoc/>
    public BatchNormMode PretrainedBatchNorm => BatchNormMode.Frozen;

    /// <inheritdoc/>
    public IReadOnlyList<TrainingPhase> Phases(IReadOnlyList<TrunkStage> stages, int epochs) => [HeadsOnly("heads", stages)];

    /// <summary>A phase from epoch 1 in which nothing but the heads learns.</summary>
    internal static TrainingPhase HeadsOnly(string name, IReadOnlyList<TrunkStage> stages) =>
        new(name, FirstEpoch: 1, stages.Count, [.. stages.Select(_ => 0.0)], HeadRate: 1);
}

/// <summary>The options of <c>frozen</c>.</summary>
internal sealed record FrozenOptions
{
    [Description("How many random views of each example are used, where the data set has random views.")]
    [Range(1, 1000)]
    public int Views { get; init; } = 1;
}

/// <summary>Provides <c>frozen</c>.</summary>
internal sealed class FrozenProvider : Provider<IStrategy, FrozenOptions>
{
    protected override IStrategy Create(FrozenOptions options, PartContext context) => new FrozenStrategy(options.Views);
}
