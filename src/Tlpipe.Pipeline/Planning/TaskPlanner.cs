using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>A task in the making.</summary>
/// <param name="Spec">What asked for it.</param>
/// <param name="Head">Its head; <see langword="null"/> after errors.</param>
/// <param name="Metrics">What the head measures; <see langword="null"/> after errors.</param>
/// <param name="Planned">The task; <see langword="null"/> after errors.</param>
internal sealed record TaskDraft(TaskSpec Spec, MadePart<IHead>? Head, IReadOnlyList<MetricDefinition>? Metrics, PlannedTask? Planned);

/// <summary>Plans the tasks: target and head of each.</summary>
internal sealed class TaskPlanner(ModelSpec spec, PartMaker parts, DiagnosticBag diagnostics)
{
    /// <summary>The tasks, in the file's order.</summary>
    public IReadOnlyList<TaskDraft> Plan(IReadOnlyList<DataSetDraft> dataSets, MadePart<ISharing>? sharing, PartContext context) =>
        [.. spec.Tasks.Select(task => Draft(task, dataSets.FirstOrDefault(dataSet => dataSet.Planned.Name == (task.DataSet.Name ?? task.Name)), sharing, context))];

    private TaskDraft Draft(TaskSpec task, DataSetDraft? dataSet, MadePart<ISharing>? sharing, PartContext context)
    {
        var wanted = dataSet is null ? null : FindTarget(task, dataSet);
        var head = parts.Make<IHead>(ModelPlanning.Kind(PartKind.Head), task.Head, context with { Target = wanted?.Target });
        var planned = dataSet is not null && wanted is var (name, target) && head is not null && FeaturesOf(dataSet, sharing) is { } features && Accepts(task, head, features, target)
            ? new PlannedTask(task.Name, dataSet.Planned, name, target, features, head.Part)
            : null;
        if (planned is not null) CheckLabels(planned, dataSet!);
        var metrics = planned is not null && parts.TryAsk(head!, part => part.Metrics(planned.Target), out var known) ? known : null;
        return new(task, head, metrics, planned);
    }

    /// <summary>Every task needs something to learn from and something to be judged by. Where the labels aren't counted yet, training looks.</summary>
    private void CheckLabels(PlannedTask task, DataSetDraft dataSet)
    {
        foreach (var split in new[] { Split.Train, Split.Validation })
            if (parts.TryAsk(dataSet.Made, data => data.Count(split) > 0 ? data.CountLabels(split, task.TargetName) : null, out var counts) && counts is { Labelled: 0 })
                diagnostics.Add(PlanningDiagnostics.NoLabels(spec.Locate($"tasks.{task.Name}"), task.Name, task.DataSet.Name, split));
    }

    /// <summary>What a head gets; after errors of the sharing, what the trunk gives, so that the tasks' own errors are told.</summary>
    private FeatureSignature? FeaturesOf(DataSetDraft dataSet, MadePart<ISharing>? sharing) =>
        dataSet.Features is { } given && sharing is not null && parts.TryAsk(sharing, part => part.Features(given), out var features) ? features : dataSet.Features;

    private (string Name, TargetSignature Target)? FindTarget(TaskSpec task, DataSetDraft dataSet)
    {
        if (!parts.TryAsk(dataSet.Made, data => data.Targets, out var targets)) return null;
        string[] names = [.. targets.Keys];
        var at = spec.Locate($"tasks.{task.Name}.target");
        switch (task.Target)
        {
            case { } wanted when targets.TryGetValue(wanted, out var found):
                return (wanted, found);
            case { } wanted:
                diagnostics.Add(PlanningDiagnostics.UnknownTarget(at, wanted, dataSet.Planned.Name, names));
                return null;
            case null when names.Length == 1:
                return (names[0], targets[names[0]]);
            default:
                diagnostics.Add(names.Length == 0
                    ? PlanningDiagnostics.NoTargets(dataSet.Made.Spec.Location, dataSet.Planned.Name)
                    : PlanningDiagnostics.ManyTargets(task, dataSet.Planned.Name, names));
                return null;
        }
    }

    private bool Accepts(TaskSpec task, MadePart<IHead> head, FeatureSignature features, TargetSignature target)
    {
        if (!parts.TryAsk(head, part => part.Refuses(features, target), out var reason)) return false;
        if (reason is null) return true;
        diagnostics.Add(PlanningDiagnostics.HeadRefuses(task.Head.Location, head.Source.ToString(), task.Name, reason));
        return false;
    }
}
