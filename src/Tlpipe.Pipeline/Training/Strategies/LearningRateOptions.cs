using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Pipeline.Training;

/// <summary>What every strategy that trains the trunk takes: rates for trunk and heads, and how they fall towards the input.</summary>
internal abstract record LearningRateOptions
{
    [Description("The factor on the learning rate for the trunk.")]
    [Range(0, 1000.0, MinimumIsExclusive = true)]
    public double TrunkRate { get; init; } = 1.0;

    [Description("The factor on the learning rate for the heads.")]
    [Range(0, 1000.0, MinimumIsExclusive = true)]
    public double HeadRate { get; init; } = 1.0;

    [Description("The factor on the rate from each stage of the trunk to the one before it, from the top; 1 for one rate.")]
    [Range(0, 1.0, MinimumIsExclusive = true)]
    [DefaultValue(1.0)]
    public double LayerDecay { get; init; } = 1.0;

    /// <summary>The rates of a phase that leaves some stages frozen.</summary>
    /// <remarks>Discriminative fine-tuning: Howard and Ruder, "Universal language model fine-tuning for text classification", 2018, section 3.2.</remarks>
    public TrainingPhase Phase(string name, int firstEpoch, int frozenStages, IReadOnlyList<TrunkStage> stages) => new(
        name,
        firstEpoch,
        frozenStages,
        [.. stages.Select((_, index) => index < frozenStages ? 0 : TrunkRate * Math.Pow(LayerDecay, stages.Skip(index + 1).Count(above => above.Learns)))],
        HeadRate);
}

/// <summary>What a strategy takes that trains the trunk and has a frozen part in some phase.</summary>
internal abstract record FreezingOptions : LearningRateOptions
{
    [Description("How many random views of each example are used where a part is frozen and the data set has random views.")]
    [Range(1, 1000)]
    [DefaultValue(1)]
    public int Views { get; init; } = 1;
}
