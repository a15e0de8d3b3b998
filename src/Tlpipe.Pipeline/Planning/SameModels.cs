using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning;

/// <summary>Finds model files that would write to one folder: another file's model of the same name and version.</summary>
public static class SameModels
{
    /// <summary>An error for each file after the first of its name and version, among some models and those that they rest on.</summary>
    public static IReadOnlyList<Diagnostic> Find(IEnumerable<TrainingPlan> plans) =>
    [
        .. plans.SelectMany(Chain).Select(plan => plan.Spec).DistinctBy(spec => spec.File, StringComparer.Ordinal)
            .GroupBy(spec => (spec.Name, spec.Version.Text))
            .SelectMany(group => group.Skip(1), (group, spec) =>
                PlanningDiagnostics.SameModel(spec.Locate("model"), spec.Name, spec.Version.Text, group.First().FileName)),
    ];

    /// <summary>The models that it rests on, the lowest first, and itself.</summary>
    private static IEnumerable<TrainingPlan> Chain(TrainingPlan plan) =>
        (plan.Weights?.Upstream is { } upstream ? Chain(upstream) : []).Append(plan);
}
