using System.Globalization;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Forecasting;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plan;

/// <summary>A plan for people.</summary>
internal static class PlanText
{
    private const int ShownClasses = 6;
    private const int ShownStages = 8;

    /// <summary>Writes it.</summary>
    public static void Write(CommandContext context, TrainingPlan plan, TrainableParts parts, IReadOnlyList<BuildForecast> chain)
    {
        var (output, style) = (context.Out, context.Console.OutStyle);
        output.WriteLine(style.Strong($"{plan.Spec.Name} {plan.Spec.Version}"));
        Overview(plan, parts).Write(output, "  ");
        output.WriteLine();
        DataSets(plan, parts).Write(output, "  ");
        output.WriteLine();
        Tasks(plan, parts).Write(output, "  ");
        output.WriteLine();
        Silenced(plan, output, style);
        ForecastText.Write(output, style, chain);
    }

    private static void Silenced(TrainingPlan plan, TextWriter output, Style style)
    {
        var later = plan.Spec.Silence.Where(entry => entry.IsToldAfterTraining).ToList();
        foreach (var (told, reason) in plan.Silenced)
            output.WriteLine(style.Quiet($"  silenced {told.Code}: {reason.ReplaceLineEndings(" ")} ({told.Message})"));
        foreach (var (code, reason, _) in later) output.WriteLine(style.Quiet($"  silenced {code}: {reason.ReplaceLineEndings(" ")} (it is told after training)"));
        if (plan.Silenced.Count + later.Count > 0) output.WriteLine();
    }

    private static TextTable Overview(TrainingPlan plan, TrainableParts parts)
    {
        var training = plan.Spec.Training;
        var table = new TextTable()
            .Add("key", plan.Keys.Input.Hex)
            .Add("backbone", $"{plan.Spec.Backbone.Use}, {Words.Count(plan.Stages.Sum(stage => stage.Parameters))} parameters in {parts.Stages.Count} stages: {Stages(parts)}")
            .Add("weights", Weights(plan.Weights));
        PhaseText.Add(table, plan, parts);
        table.Add("training", $"{training.Epochs} {(training.Epochs == 1 ? "epoch" : "epochs")}, batch {training.Batch}{(training.Accumulate == 1 ? "" : $", {training.Accumulate} batches a step")}, seed {plan.Spec.Seed}")
            .Add("optimizer", PartOptions.Words(plan, "training.optimizer"))
            .Add("schedule", PartOptions.Words(plan, "training.schedule"))
            .Add("balancer", PartOptions.Words(plan, "training.balancer"));
        if (plan.Tasks.Count > 1) table.Add("sharing", PartOptions.Words(plan, "training.sharing", training.Sharing));
        if (plan.DataSets.Count > 1) table.Add("sampling", PartOptions.Words(plan, "training.sampling", training.Sampling));
        if (training.EarlyStopping is { } stopping)
            table.Add("stops early", string.Create(CultureInfo.InvariantCulture, $"after {stopping.Patience} {(stopping.Patience == 1 ? "epoch" : "epochs")} without a gain of more than {stopping.MinDelta}"));
        RandomViewsText.Add(table, plan);
        RegularizationText.Add(table, training);
        foreach (var gate in plan.Spec.Gates) table.Add("gate", Gate(gate.Metric, gate.Min, gate.Max));
        if (plan.Spec.NegativeTransferForbidden is not null) table.Add("gate", "no task does worse together than alone");
        foreach (var comparison in plan.Spec.Comparisons) table.Add("compared with", Compared(comparison));
        return table;
    }

    /// <summary>Their names, as a strategy and a sharing take them; of many the first and the last.</summary>
    private static string Stages(TrainableParts parts)
    {
        string[] names = [.. parts.Stages.Select(stage => stage.Name)];
        return string.Join(", ", names.Length <= ShownStages ? names : [.. names[..(ShownStages / 2)], "…", .. names[^(ShownStages / 2)..]]);
    }

    private static string Weights(PlannedWeights? weights) =>
        WeightsSource(weights) + (weights is { AddedTokens: > 0 and var added } ? $"; {Words.Many(added, "token", "tokens")} that it doesn't know {(added == 1 ? "starts" : "start")} at random" : "");

    private static string WeightsSource(PlannedWeights? weights) => weights switch
    {
        null => "none: the trunk starts at random",
        { Upstream: { } upstream } => $"{weights.Source}, {upstream.Spec.Name} {upstream.Spec.Version}",
        { Dropped.Count: > 0 } => $"{weights.Source}; its old last layer is cut off ({string.Join(", ", weights.Dropped)})",
        _ => weights.Source,
    };

    private static string Compared(ComparisonSpec comparison)
    {
        var seeds = Words.Many(comparison.Seeds, "seed", "seeds");
        if (comparison.With == ComparisonKind.SingleTask) return $"each task alone, {seeds}{(comparison.Pairs ? ", and each pair of tasks" : "")}";
        var sizes = comparison.Sizes.Count == 0 ? "" : $", on {string.Join(", ", comparison.Sizes.Select(size => size is { } count ? Words.Count(count) : "all"))} examples";
        return string.Create(CultureInfo.InvariantCulture, $"random weights, {seeds}, at {string.Join(", ", comparison.Rates)} times the learning rate{sizes}");
    }

    private static string Gate(string metric, double? min, double? max) =>
        string.Join(" and ", new[] { min is { } low ? $"{metric} at least {low}" : "", max is { } high ? $"{metric} at most {high}" : "" }.Where(text => text.Length > 0));

    /// <summary>Where there are several, it says what a step and an epoch draw of each.</summary>
    private static TextTable DataSets(TrainingPlan plan, TrainableParts parts)
    {
        var several = plan.DataSets.Count > 1;
        var table = new TextTable().Add("data set", "input", "train", "validation", "test", several ? "batch" : "", several ? "in an epoch" : "");
        foreach (var ((name, data), batch, examples) in EpochDraw.Of(plan, parts))
            table.Add(
                name, data.Codec.Output.ToString(), Count(data, Split.Train), Count(data, Split.Validation), Count(data, Split.Test),
                several ? Words.Count(batch) : "", several ? Words.Count(examples) : "");
        return table;
    }

    private static string Count(IDataSet data, Split split) => data.Count(split) is > 0 and var count ? Words.Count(count) : "-";

    private static TextTable Tasks(TrainingPlan plan, TrainableParts parts)
    {
        var table = new TextTable().Add("task", "learns", "head", "parameters");
        foreach (var (task, spec, head) in plan.Tasks.Zip(plan.Spec.Tasks, parts.Heads))
            table.Add(task.Name, $"{task.DataSet.Name}.{task.TargetName}{Classes(task.Target)}", spec.Head.Use, Words.Count(head.Parameters));
        return table;
    }

    private static string Classes(TargetSignature target)
    {
        if (target.Classes.Count == 0) return "";
        var shown = string.Join(", ", target.Classes.Take(ShownClasses));
        return target.Classes.Count > ShownClasses ? $": {shown}, … ({target.Classes.Count})" : $": {shown}";
    }
}
