using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Tool.Commands.Train.Jobs;

/// <summary>What is trained side by side, for people.</summary>
internal static class JobsText
{
    /// <summary><c>day and base at once; night waits for day</c>, <c>a, b and c, 2 at once</c>.</summary>
    /// <param name="work">The models to train.</param>
    /// <param name="jobs">How many of them may be trained at once.</param>
    public static string Order(IReadOnlyList<TrainingPlan> work, int jobs)
    {
        var names = work.ToDictionary(plan => plan.Spec.File, plan => plan.Spec.Name, StringComparer.Ordinal);
        var waiting = work.Where(plan => AwaitedBy(plan) is not null).ToList();
        var ready = work.Except(waiting).Select(plan => plan.Spec.Name).ToList();
        var pace = ready.Count == 1 ? " first" : ready.Count > jobs ? $", {jobs} at once" : " at once";
        return string.Join("; ", waiting.Select(plan => $"{plan.Spec.Name} waits for {AwaitedBy(plan)}").Prepend(List(ready) + pace));

        string? AwaitedBy(TrainingPlan plan) => plan.Weights?.Upstream is { } upstream ? names.GetValueOrDefault(upstream.Spec.File) : null;
    }

    private static string List(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
