using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Training;

/// <summary>Freezes the stages below one and trains the rest. What low layers know of pictures or words fits most tasks as it is.</summary>
/// <remarks>Yosinski et al., "How transferable are features in deep neural networks?", 2014.</remarks>
internal sealed class FreezeStrategy(FreezeOptions options) : IStrategy
{
    public int? Views => options.Views;

    public BatchNormMode PretrainedBatchNorm => BatchNormMode.Eval;

    public IReadOnlyList<TrainingPhase> Phases(IReadOnlyList<TrunkStage> stages, int epochs)
    {
        var first = stages.ToList().FindIndex(stage => stage.Name == options.Until);
        if (first < 0) throw new DiagnosticException(PlanningDiagnostics.UnknownStage(options.Until, [.. stages.Select(stage => stage.Name)]));
        return stages.Skip(first).Any(stage => stage.Learns)
            ? [options.Phase($"from {options.Until}", firstEpoch: 1, first, stages)]
            : [options.Phase("heads", firstEpoch: 1, stages.Count, stages)];
    }
}

/// <summary>The options of <c>freeze</c>.</summary>
internal sealed record FreezeOptions : FreezingOptions
{
    [Description("The first stage of the trunk that is trained; all before it are frozen.")]
    [Required]
    public string Until { get; init; } = "";
}

/// <summary>Provides <c>freeze</c>.</summary>
internal sealed class FreezeProvider : Provider<IStrategy, FreezeOptions>
{
    protected override IStrategy Create(FreezeOptions options, PartContext context) => new FreezeStrategy(options);
}
