using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// Trains the heads first, then one more stage of the trunk every few epochs, from the top: what is most general is changed last and least.
/// Stages that the run's epochs don't reach stay frozen.
/// </summary>
/// <remarks>Howard and Ruder, "Universal language model fine-tuning for text classification", 2018, section 3.3.</remarks>
internal sealed class GradualStrategy(GradualOptions options) : IStrategy
{
    public int? Views => options.Views;

    public BatchNormMode PretrainedBatchNorm => BatchNormMode.Eval;

    public IReadOnlyList<TrainingPhase> Phases(IReadOnlyList<TrunkStage> stages, int epochs)
    {
        int[] thawed = [.. Enumerable.Range(0, stages.Count).Where(index => stages[index].Learns).Reverse()];
        IEnumerable<TrainingPhase> phases =
        [
            options.Phase("heads", firstEpoch: 1, stages.Count, stages),
            .. thawed.Select((first, order) => options.Phase($"from {stages[first].Name}", ((order + 1) * options.EpochsPerStage) + 1, first, stages)),
        ];
        return [.. phases.Where(phase => phase.FirstEpoch <= epochs)];
    }
}

/// <summary>The options of <c>gradual</c>.</summary>
internal sealed record GradualOptions : FreezingOptions
{
    [Description("The epochs from one stage of the trunk to the next.")]
    [Range(1, 1_000_000)]
    public int EpochsPerStage { get; init; } = 1;

    [Description("Where it begins to unfreeze.")]
    [AllowedValues("top")]
    public string From { get; init; } = "top";
}

/// <summary>Provides <c>gradual</c>.</summary>
internal sealed class GradualProvider : Provider<IStrategy, GradualOptions>
{
    protected override IStrategy Create(GradualOptions options, PartContext context) => new GradualStrategy(options);
}
