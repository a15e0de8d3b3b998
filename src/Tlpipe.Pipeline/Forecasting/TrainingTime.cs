using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Forecasting;

/// <summary>About how long a training will take.</summary>
/// <param name="Time">The time.</param>
/// <param name="Steps">The steps it will take, if it isn't stopped early.</param>
/// <param name="Last">The training on this machine that it is told by.</param>
public sealed record TrainingTime(TimeSpan Time, long Steps, PastRun Last)
{
    /// <summary>The time by the last training in the same way, else on the same device, else the last of all, in proportion to the steps; <see langword="null"/> where there was none.</summary>
    internal static TrainingTime? Of(TrainingPlan plan, IReadOnlyList<PastRun> runs, string device, int threads)
    {
        var last = runs.FirstOrDefault(run => run.Device == device && run.Threads == threads)
            ?? runs.FirstOrDefault(run => run.Device == device)
            ?? (runs.Count > 0 ? runs[0] : null);
        if (last is null) return null;
        var steps = StepsOf(plan);
        return new(TimeSpan.FromSeconds(last.Seconds / last.Steps * steps), steps, last);
    }

    /// <summary>The steps of a plan; where BatchNorm trains and a partial batch is dropped, there is one less in an epoch.</summary>
    internal static long StepsOf(TrainingPlan plan)
    {
        var batch = plan.Spec.Training.Batch;
        var batches = ((long)plan.LargestDataSet.Data.Count(Split.Train) + batch - 1) / batch;
        return TrainingRun.StepsOf(batches, plan.Spec.Training.Accumulate) * plan.Spec.Training.Epochs;
    }
}
