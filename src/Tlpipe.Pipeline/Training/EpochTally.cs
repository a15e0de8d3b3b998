using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Training;

/// <summary>The sums of the losses and weights of an epoch's steps, by task.</summary>
internal sealed class EpochTally
{
    private readonly Dictionary<string, TaskSum> _sums;

    public EpochTally(IReadOnlyList<PlannedTask> tasks) => _sums = tasks.ToDictionary(task => task.Name, _ => default(TaskSum));

    /// <summary>The mean loss over the tasks that had a labelled example so far; 0 before the first step.</summary>
    public double MeanLoss => _sums.Values.Where(sum => sum.Steps > 0).Select(sum => sum.Loss / sum.Steps).DefaultIfEmpty(0).Average();

    /// <summary>The sums, for a checkpoint.</summary>
    public IReadOnlyDictionary<string, TaskSum> Sums => _sums;

    /// <summary>Adds a step of a task.</summary>
    public void Add(string task, double loss, double weight)
    {
        var sum = _sums[task];
        _sums[task] = new(sum.Loss + loss, sum.Weight + weight, sum.Steps + 1);
    }

    /// <summary>The mean loss of a task.</summary>
    public double Loss(string task) => _sums[task].Loss / Math.Max(1, _sums[task].Steps);

    /// <summary>The mean weight of a task.</summary>
    public double Weight(string task) => _sums[task].Weight / Math.Max(1, _sums[task].Steps);

    /// <summary>Takes over a checkpoint's sums.</summary>
    public void Restore(IReadOnlyDictionary<string, TaskSum> sums)
    {
        foreach (var (task, sum) in sums) _sums[task] = sum;
    }

    /// <summary>Begins the next epoch.</summary>
    public void Clear()
    {
        foreach (var task in _sums.Keys.ToList()) _sums[task] = default;
    }

    /// <summary>The sums of one task.</summary>
    internal readonly record struct TaskSum(double Loss, double Weight, long Steps);
}
