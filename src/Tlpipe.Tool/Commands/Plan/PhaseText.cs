using System.Globalization;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>What is trained when, and at which rate, for people.</summary>
internal static class PhaseText
{
    /// <summary>Adds it: one row for a run of one phase, else one for each.</summary>
    public static void Add(TextTable table, TrainingPlan plan, TrainableParts parts)
    {
        var strategy = plan.Spec.Training.Strategy.Use;
        var phases = plan.Phases;
        if (phases.Count == 1)
        {
            table.Add("trains", $"{strategy}: {Trained(phases[0], parts)}");
        }
        else
        {
            table.Add("trains", $"{strategy}, in {phases.Count} phases:");
            foreach (var (index, phase) in phases.Index())
                table.Add($"  {Epochs(phase.FirstEpoch, LastEpoch(plan, index))}", $"{phase.Name}: {Trained(phase, parts)}");
        }

        if (phases[^1].FrozenStages < plan.Stages.Count) table.Add("batchNorm", Mode(plan.BatchNorm));
        else if (plan.Spec.Training.BatchNorm is not null) table.Add("batchNorm", "without effect: the trunk is frozen, and so is all of its BatchNorm");
    }

    /// <summary>The last epoch of a phase.</summary>
    public static int LastEpoch(TrainingPlan plan, int index) =>
        index + 1 < plan.Phases.Count ? plan.Phases[index + 1].FirstEpoch - 1 : plan.Spec.Training.Epochs;

    private static string Epochs(int first, int last) => first == last ? $"epoch {first}" : $"epochs {first} to {last}";

    private static string Trained(TrainingPhase phase, TrainableParts parts)
    {
        var trained = parts.Stages.Skip(phase.FrozenStages).ToList();
        var heads = parts.Heads.Count == 1 ? "the head" : $"{parts.Heads.Count} heads";
        var behind = parts.Sharing is null ? [] : new[] { "the sharing" };
        var count = Words.Count(trained.Concat(parts.Heads).Sum(part => part.Parameters) + (parts.Sharing?.Parameters ?? 0));
        return trained.Count == 0 ? $"{Joined([heads, .. behind])}, {count} parameters; the trunk is frozen"
            : trained.Count == parts.Stages.Count ? $"{Joined([heads, .. behind, "the whole trunk"])}, {count} parameters{Rates(phase)}"
            : $"{Joined([heads, .. behind, $"the trunk from {trained[0].Name}"])}, {count} parameters{Rates(phase)}";
    }

    private static string Joined(IReadOnlyList<string> parts) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";

    /// <summary>The factors on the learning rate, where one isn't 1.</summary>
    private static string Rates(TrainingPhase phase)
    {
        var rates = phase.StageRates.Skip(phase.FrozenStages).ToList();
        if (phase.HeadRate is 1 && rates.TrueForAll(rate => rate is 1)) return "";
        var trunk = rates[0].Equals(rates[^1]) ? Number(rates[0]) : $"{Number(rates[^1])} at its top down to {Number(rates[0])}";
        return $"; heads at {Number(phase.HeadRate)} of the rate, the trunk at {trunk}";
    }

    private static string Mode(BatchNormMode mode) => mode switch
    {
        BatchNormMode.Train => "train: statistics, scale and shift of the trained stages learn",
        BatchNormMode.Eval => "eval: the statistics stay, scale and shift of the trained stages learn",
        _ => "frozen: statistics, scale and shift stay",
    };

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
