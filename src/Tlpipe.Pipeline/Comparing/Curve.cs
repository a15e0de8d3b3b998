namespace Tlpipe.Pipeline.Comparing;

/// <summary>How a training went, by each task's primary metric on validation.</summary>
/// <param name="Key">The training key: where the whole of it lies in the cache.</param>
/// <param name="BestEpoch">The epoch that ships, from 1.</param>
/// <param name="Start">What the features knew before training, by task; no value where nothing can be said.</param>
/// <param name="Tasks">The value after each epoch, by task.</param>
/// <param name="Test">The epoch that ships on the test split, by task; only tasks whose data set has one.</param>
public sealed record Curve(
    string Key,
    int BestEpoch,
    IReadOnlyDictionary<string, double?> Start,
    IReadOnlyDictionary<string, IReadOnlyList<double?>> Tasks,
    IReadOnlyDictionary<string, double?> Test)
{
    /// <summary>The value before training.</summary>
    public double? StartOf(string task) => Start.GetValueOrDefault(task);

    /// <summary>The value after the first epoch.</summary>
    public double? First(string task) => Tasks[task][0];

    /// <summary>The value at the epoch that ships.</summary>
    public double? Best(string task) => Tasks[task][BestEpoch - 1];

    /// <summary>The value after the last epoch.</summary>
    public double? Last(string task) => Tasks[task][^1];

    /// <summary>The mean over some epochs; a run that stopped early counts on with its last value.</summary>
    internal double? Area(string task, int epochs)
    {
        var values = Tasks[task];
        var all = Enumerable.Range(0, epochs).Select(epoch => values[Math.Min(epoch, values.Count - 1)]).ToList();
        return all.Contains(null) ? null : all.Average();
    }
}
