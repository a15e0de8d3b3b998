using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>Trains trunk and heads from the first epoch to the last, each at its own rate.</summary>
internal sealed class FullStrategy(FullOptions options) : IStrategy
{
    public int? Views => null;

    public BatchNormMode PretrainedBatchNorm => BatchNormMode.Train;

    public IReadOnlyList<TrainingPhase> Phases(IReadOnlyList<TrunkStage> stages, int epochs) => [options.Phase("full", firstEpoch: 1, frozenStages: 0, stages)];
}

/// <summary>The options of <c>full</c>.</summary>
internal sealed record FullOptions : LearningRateOptions;

/// <summary>Provides <c>full</c>.</summary>
internal sealed class FullProvider : Provider<IStrategy, FullOptions>
{
    protected override IStrategy Create(FullOptions options, PartContext context) => new FullStrategy(options);
}
