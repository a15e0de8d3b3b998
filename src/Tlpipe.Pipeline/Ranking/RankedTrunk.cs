namespace Tlpipe.Pipeline.Ranking;

/// <summary>How well a trunk's features suit the tasks, without any training.</summary>
/// <param name="Name">What was asked for; for the model file's own trunk its backbone.</param>
/// <param name="IsOwn">Whether it is the model file's own trunk.</param>
/// <param name="Weights">Where its parameters come from; <see langword="null"/> for random ones.</param>
/// <param name="Features">The number of features.</param>
/// <param name="Parameters">The number of the trunk's parameters.</param>
/// <param name="Tasks">The scores of each task.</param>
/// <param name="Time">How long it takes.</param>
public sealed record RankedTrunk(
    string Name, bool IsOwn, string? Weights, long Features, long Parameters, IReadOnlyDictionary<string, TaskScores> Tasks, TrunkTime Time)
{
    /// <summary>What trunks are ranked by: the mean LogME of the tasks, higher is better.</summary>
    public double Score => Tasks.Values.Average(task => task.LogMe);
}

/// <summary>The scores of one task.</summary>
/// <param name="LogMe">The log evidence of a linear model of the features, per example and target.</param>
/// <param name="HScore">The share of the features' variance that the classes explain, direction by direction, added up; <see langword="null"/> for numbers.</param>
public sealed record TaskScores(double LogMe, double? HScore);

/// <summary>How long a trunk takes on this machine.</summary>
/// <param name="FeatureSeconds">Its features of all training and validation examples: measured on some of them, and so many times that.</param>
/// <param name="FullSeconds">Training all of it: in each epoch three times as long for a training example (a backward pass costs two forward ones), once for one of validation. An estimate.</param>
public sealed record TrunkTime(double FeatureSeconds, double FullSeconds);
