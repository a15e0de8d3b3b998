using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Whether a model can be compared as its file asks.</summary>
internal sealed class ComparisonCheck(ModelSpec spec, PartMaker parts, DiagnosticBag diagnostics)
{
    /// <summary>Tells what can't be.</summary>
    /// <param name="dataSets">The data sets without errors of their own.</param>
    /// <param name="tasks">The tasks.</param>
    /// <param name="optimizer">The optimizer; <see langword="null"/> after errors.</param>
    public void Check(IReadOnlyList<DataSetDraft> dataSets, IReadOnlyList<TaskDraft> tasks, MadePart<IOptimizer>? optimizer)
    {
        foreach (var comparison in spec.Comparisons)
            if (comparison.With == ComparisonKind.SingleTask) CheckTasks(comparison);
            else CheckScratch(comparison, dataSets, tasks, optimizer);
        if (spec.NegativeTransferForbidden is { } gate && ComparisonReader.IsWhole(spec) && !spec.Comparisons.Any(comparison => comparison.With == ComparisonKind.SingleTask))
            diagnostics.Add(ComparisonErrors.NoSingleTasks(gate));
    }

    private void CheckTasks(ComparisonSpec comparison)
    {
        if (spec.Tasks.Count == 1) diagnostics.Add(ComparisonErrors.OneTask(comparison.Locate("with")));
        else if (comparison.Pairs && spec.Tasks.Count == 2) diagnostics.Add(ComparisonErrors.TwoTasks(comparison.Locate("pairs")));
    }

    private void CheckScratch(ComparisonSpec comparison, IReadOnlyList<DataSetDraft> dataSets, IReadOnlyList<TaskDraft> tasks, MadePart<IOptimizer>? optimizer)
    {
        if (spec.Weights is null) diagnostics.Add(ComparisonErrors.NothingTransferred(comparison.Locate("with")));
        if (optimizer is not null && VariantPlanner.RateOf(optimizer.Canonical) is null)
            diagnostics.Add(ComparisonErrors.NoLearningRate(comparison.Locate("with"), optimizer.Spec.Use));
        var examples = dataSets.Select(dataSet => parts.TryAsk(dataSet.Made, data => data.Count(Split.Train), out var count) ? count : 0).DefaultIfEmpty().Max();
        var hardest = tasks.Where(task => task.Planned is not null).MaxBy(task => task.Planned!.Target.Classes.Count)?.Planned;
        foreach (var size in comparison.Sizes.OfType<int>())
            if (Problem(comparison, size, examples, hardest) is { } problem) diagnostics.Add(problem);
    }

    private static Diagnostic? Problem(ComparisonSpec comparison, int size, int examples, PlannedTask? hardest) =>
        examples > 0 && size >= examples ? ComparisonErrors.SizeTooLarge(comparison.LocateSize(size), size, examples)
        : hardest is not null && size < hardest.Target.Classes.Count ? ComparisonErrors.SizeTooSmall(comparison.LocateSize(size), size, hardest.Name, hardest.Target.Classes.Count)
        : null;
}
