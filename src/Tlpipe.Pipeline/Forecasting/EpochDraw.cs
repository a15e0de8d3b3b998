using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Forecasting;

/// <summary>What the first epoch draws of a data set.</summary>
/// <param name="DataSet">The data set.</param>
/// <param name="Batch">Its examples in a full batch of a step.</param>
/// <param name="Examples">Its examples in the epoch; those that are drawn twice count twice.</param>
public sealed record EpochDraw(PlannedDataSet DataSet, int Batch, long Examples)
{
    /// <summary>The draws of a plan, in the order of its data sets.</summary>
    public static IReadOnlyList<EpochDraw> Of(TrainingPlan plan, TrainableParts parts)
    {
        var samplers = plan.DataSets.ToDictionary(dataSet => dataSet, dataSet => new BatchSampler(
            dataSet.Data.Count(Split.Train), plan.BatchOf(dataSet), parts.TrainsBatchNorm, plan.Randomness));
        var steps = samplers[plan.LargestDataSet].BatchesPerPass;
        return [.. plan.DataSets.Select(dataSet => new EpochDraw(dataSet, plan.BatchOf(dataSet), samplers[dataSet].Examples(steps)))];
    }
}
