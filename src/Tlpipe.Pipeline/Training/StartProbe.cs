using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// What the untrained trunk's features know of each task already. A random head scores chance; the head's rule without gradient steps
/// (nearest class mean) shows where transfer starts.
/// </summary>
internal static class StartProbe
{
    /// <summary>The metrics of every task on validation.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="features">The whole trunk's features of a data set's split; they stay the owner's.</param>
    /// <param name="data">The labels.</param>
    public static IReadOnlyDictionary<string, MeasuredMetrics> Measure(TrainingPlan plan, Func<PlannedDataSet, Split, Tensor> features, TrainingData data)
    {
        using var mode = no_grad();
        var start = new Dictionary<string, MeasuredMetrics>();
        foreach (var task in plan.Tasks)
        {
            using var scope = NewDisposeScope();
            var train = data.Labels(task, Split.Train);
            var validation = data.Labels(task, Split.Validation);
            if (train.Values is null || validation.Values is null) continue;
            var output = task.Head.Probe(
                features(task.DataSet, Split.Train).index_select(0, tensor(train.LabelledIndexes)),
                train.Values,
                features(task.DataSet, Split.Validation).index_select(0, tensor(validation.LabelledIndexes)),
                task.Target);
            var measurement = task.Head.Measure(task.Target);
            measurement.Add(output, validation.Values);
            start.Add(task.Name, measurement.Result());
        }

        return start;
    }
}
