using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Works out what joint training brought.</summary>
internal static class JointComparer
{
    /// <summary>The comparison.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="runs">Its trainings.</param>
    public static SingleTaskComparison Compare(TrainingPlan plan, SingleTaskRuns runs)
    {
        var tasks = plan.Tasks.ToDictionary(task => task.Name, task => Gain(task, runs));
        return new(
            runs.Seeds,
            [.. runs.Seeds.Select((seed, index) => new SingleTaskRun(seed, runs.Joint[index]?.Curve, runs.Alone.ToDictionary(alone => alone.Key, alone => alone.Value[index]?.Curve)))],
            tasks,
            plan.Tasks.Where(task => runs.Joint[0]!.Curve.Test.ContainsKey(task.Name)).ToDictionary(task => task.Name, task => TestGain(task, runs)),
            // Maninis et al. 2019, "Attentive single-tasking of multiple tasks": the mean over the tasks of what changed in relation to alone.
            Spread.Of(runs.Seeds.Select((_, index) => Mean(tasks.Values.Select(task => task.Relative.Values[index])))),
            [.. runs.Pairs.Select(pair => Pair(plan, runs, pair.First, pair.Second, pair.Runs))])
        {
            Diverged = runs.Diverged().ToList() is { Count: > 0 } diverged ? diverged : null,
        };
    }

    private static JointGain Gain(PlannedTask task, SingleTaskRuns runs)
    {
        var (joint, alone) = (runs.Joint.Select(run => run?.Curve.Best(task.Name)).ToList(), runs.Alone[task.Name].Select(run => run?.Curve.Best(task.Name)).ToList());
        var difference = Difference(task, joint, alone);
        return new(
            Spread.Of(joint),
            Spread.Of(alone),
            difference,
            Spread.Of(difference.Values.Zip(alone, (change, before) => before is { } value && value != 0 ? change / Math.Abs(value) : null)),
            Verdict.Of(difference, seed => runs.Joint[seed]!.IsBeyondInterval(task.Name, alone[seed])));
    }

    private static JointTestGain TestGain(PlannedTask task, SingleTaskRuns runs)
    {
        var joint = runs.Joint.Select(run => run?.Curve.Test.GetValueOrDefault(task.Name)).ToList();
        var alone = runs.Alone[task.Name].Select(run => run?.Curve.Test.GetValueOrDefault(task.Name)).ToList();
        return new(Spread.Of(joint), Spread.Of(alone), Difference(task, joint, alone));
    }

    private static TaskPair Pair(TrainingPlan plan, SingleTaskRuns runs, string first, string second, IReadOnlyList<MeasuredRun?> pair) => new(
        [first, second],
        plan.Tasks.Where(task => task.Name == first || task.Name == second).ToDictionary(task => task.Name, task =>
            Difference(task, pair.Select(run => run?.Curve.Best(task.Name)), runs.Alone[task.Name].Select(run => run?.Curve.Best(task.Name)))));

    private static Spread Difference(PlannedTask task, IEnumerable<double?> together, IEnumerable<double?> alone) =>
        Spread.Of(together.Zip(alone, (one, other) => (task.PrimaryMetric.HigherIsBetter ? 1 : -1) * (one - other)));

    private static double? Mean(IEnumerable<double?> values) => Spread.Of(values).Mean;
}
