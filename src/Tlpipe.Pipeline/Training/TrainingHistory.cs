using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Training;

/// <summary>What a run brought, from the features themselves to the last epoch.</summary>
/// <param name="Start">What the features knew before training, by task, on validation.</param>
/// <param name="Epochs">The epochs in their order.</param>
/// <param name="BestEpoch">The epoch that ships, from 1.</param>
/// <param name="Test">The shipped epoch on the test split, by task; only tasks whose data set has one.</param>
public sealed record TrainingHistory(
    IReadOnlyDictionary<string, MeasuredMetrics> Start,
    IReadOnlyList<EpochRecord> Epochs,
    int BestEpoch,
    IReadOnlyDictionary<string, MeasuredMetrics> Test)
{
    /// <summary>The epoch that ships.</summary>
    public EpochRecord Best => Epochs[BestEpoch - 1];

    /// <summary>The last epoch.</summary>
    public EpochRecord Last => Epochs[^1];
}

/// <summary>One epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Phase">The name of its phase.</param>
/// <param name="Rate">The learning rate of its last step, at a parameter group's factor of 1.</param>
/// <param name="Score">The mean over the tasks of the primary metric on validation, higher is better: what chooses the epoch that ships.</param>
/// <param name="Tasks">What it brought to each task.</param>
public sealed record EpochRecord(int Epoch, string Phase, double Rate, double Score, IReadOnlyDictionary<string, TaskEpochRecord> Tasks)
{
    /// <summary>How far the tasks' gradients by the shared parameters pointed the same way; <see langword="null"/> for one task, or where nothing shared was trained.</summary>
    public GradientCosines? Gradients { get; init; }
}

/// <summary>One epoch of one task.</summary>
/// <param name="Loss">The mean training loss over the epoch's steps.</param>
/// <param name="Weight">The mean weight that the balancer gave the loss.</param>
/// <param name="ValidationLoss">The mean loss on validation.</param>
/// <param name="Validation">The metrics on validation.</param>
public sealed record TaskEpochRecord(double Loss, double Weight, double ValidationLoss, MeasuredMetrics Validation);
