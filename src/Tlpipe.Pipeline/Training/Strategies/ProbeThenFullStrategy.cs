using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Training;

/// <summary>Trains the heads on the trunk's features as they came, then everything at a small rate: a random head would distort good features.</summary>
/// <remarks>LP-FT: Kumar et al., "Fine-tuning can distort pretrained features and underperform out-of-distribution", 2022.</remarks>
internal sealed class ProbeThenFullStrategy(ProbeThenFullOptions options) : IStrategy
{
    public int? Views => options.Views;

    public BatchNormMode PretrainedBatchNorm => BatchNormMode.Eval;

    public IReadOnlyList<TrainingPhase> Phases(IReadOnlyList<TrunkStage> stages, int epochs) => options.ProbeEpochs < epochs
        ? [FrozenStrategy.HeadsOnly("probe", stages), options.Phase("full", options.ProbeEpochs + 1, frozenStages: 0, stages)]
        : throw new DiagnosticException(PlanningDiagnostics.OnlyProbe(options.ProbeEpochs, epochs));
}

/// <summary>The options of <c>probe-then-full</c>; the rates are those of its second phase.</summary>
internal sealed record ProbeThenFullOptions : FreezingOptions
{
    public ProbeThenFullOptions()
    {
        TrunkRate = 0.1;
        HeadRate = 0.1;
    }

    [Description("The epochs in which only the heads learn.")]
    [Range(1, 1_000_000)]
    public int ProbeEpochs { get; init; } = 3;
}

/// <summary>Provides <c>probe-then-full</c>.</summary>
internal sealed class ProbeThenFullProvider : Provider<IStrategy, ProbeThenFullOptions>
{
    protected override IStrategy Create(ProbeThenFullOptions options, PartContext context) => new ProbeThenFullStrategy(options);
}
