using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Training;

/// <summary>Chooses the epoch that ships: the mean over the tasks of the primary metric on validation; of equal epochs the earliest.</summary>
internal static class Selection
{
    /// <summary>The score of an epoch, higher is better.</summary>
    public static double Score(IReadOnlyList<PlannedTask> tasks, IReadOnlyDictionary<string, MeasuredMetrics> validation) =>
        tasks.Average(task =>
        {
            var primary = task.PrimaryMetric;
            var value = validation[task.Name][primary.Name].Value;
            return primary.HigherIsBetter ? value : -value;
        });

    /// <summary>The best epoch, from 1.</summary>
    public static int BestEpoch(IReadOnlyList<EpochRecord> epochs) => epochs.MaxBy(epoch => epoch.Score)!.Epoch;
}
