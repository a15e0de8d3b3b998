using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>Takes single steps: forward, loss, backward, update. Everything native that a step makes is released when it ends.</summary>
internal sealed class StepRunner : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly Network _network;
    private readonly Freezing _freezing;
    private readonly TrainingData _data;
    private readonly long _stepsPerEpoch;
    private readonly RandomStream _randomness;
    private readonly IReadOnlyList<LearningGroup> _groups;
    private readonly CosineTally _cosines;

    public StepRunner(TrainingPlan plan, Network network, Freezing freezing, TrainingData data, long stepsPerEpoch, CosineTally cosines)
    {
        _plan = plan;
        _network = network;
        _freezing = freezing;
        _data = data;
        _stepsPerEpoch = stepsPerEpoch;
        _cosines = cosines;
        _randomness = plan.Randomness.Derive("step");
        _groups = freezing.Groups();
        Optimizer = plan.Optimizer.Build([.. _groups.Select(group => new ParameterGroup(group.Name, group.Parameters, group.Rates[0]))]);
        Balancing = plan.Balancer.Begin([.. plan.Tasks.Select(task => task.Name)]);
    }

    /// <summary>The optimizer.</summary>
    public optim.Optimizer Optimizer { get; }

    /// <summary>The balancer.</summary>
    public IBalancing Balancing { get; }

    /// <summary>The learning rate of a step, at a parameter group's factor of 1.</summary>
    public double Rate(long step) =>
        _plan.Optimizer.LearningRate * _plan.Schedule.Factor(new(step, _stepsPerEpoch, _plan.Spec.Training.Epochs));

    /// <summary>Takes a step.</summary>
    /// <param name="step">The step, from 0 over the whole run.</param>
    /// <param name="batches">One batch for each data set.</param>
    /// <param name="indexes">The examples of each batch.</param>
    /// <returns>Loss and weight of each task that had a labelled example.</returns>
    /// <exception cref="DiagnosticException">TLP5001: a loss is not a number.</exception>
    public IReadOnlyList<(string Task, double Loss, double Weight)> Take(long step, IReadOnlyList<Tensor> batches, IReadOnlyList<int[]> indexes)
    {
        using var scope = NewDisposeScope();
        manual_seed(_randomness.Derive("dropout", step).NextSeed());
        SetRates(step);
        Optimizer.zero_grad();
        var losses = Losses(batches, indexes);
        var values = losses.ConvertAll(loss => (double)loss.Loss.item<float>());
        for (var task = 0; task < losses.Count; task++)
            if (!double.IsFinite(values[task]))
                throw new DiagnosticException(TrainingDiagnostics.Diverged(_plan, losses[task].Task, step / _stepsPerEpoch, step % _stepsPerEpoch, Rate(step)));
        if (losses.Count == 0) return [];
        Probe(step, losses);
        var progress = new TrainingProgress(step, _stepsPerEpoch, _plan.Spec.Training.Epochs);
        var weights = Balancing.Backward(new(losses, _freezing.SharedParameters, progress, _randomness.Derive("balancing", step)));
        Optimizer.step();
        return [.. losses.Select((loss, task) => (loss.Task, values[task], weights[task]))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Optimizer.Dispose();
        Balancing.Dispose();
    }

    private void Probe(long step, IReadOnlyList<TaskLoss> losses)
    {
        var shared = _freezing.SharedParameters;
        if (_plan.Tasks.Count > 1 && shared.Count > 0 && GradientProbe.IsDue(step % _stepsPerEpoch, _stepsPerEpoch))
            _cosines.Add([.. losses.Select(loss => loss.Task)], GradientProbe.Products(losses, shared));
    }

    private List<TaskLoss> Losses(IReadOnlyList<Tensor> batches, IReadOnlyList<int[]> indexes)
    {
        var input = batches.Count == 1 ? batches[0] : cat([.. batches], 0);
        var features = _network.Features(new Activations(_data.ToDevice(input)), _data.FirstStage);
        var losses = new List<TaskLoss>();
        long first = 0;
        for (var position = 0; position < batches.Count; position++)
        {
            var own = OwnRows(features, batches.Count == 1 ? null : (first, indexes[position].Length));
            first += indexes[position].Length;
            foreach (var (index, task) in _plan.Tasks.Index().Where(task => task.Item.DataSet == _plan.DataSets[position]))
                if (Loss(task, own(index), indexes[position]) is { } loss) losses.Add(loss);
        }

        return losses;
    }

    /// <summary>A data set's rows of the features of a task; tasks whose features are the same tensor get the same rows.</summary>
    private static Func<int, Tensor> OwnRows(IReadOnlyList<Tensor> features, (long First, long Count)? rows)
    {
        if (rows is not var (first, count)) return task => features[task];
        var narrowed = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        return task =>
        {
            if (!narrowed.TryGetValue(features[task], out var own)) narrowed.Add(features[task], own = features[task].narrow(0, first, count));
            return own;
        };
    }

    private TaskLoss? Loss(PlannedTask task, Tensor features, int[] indexes)
    {
        if (_data.Labels(task, Split.Train).Select(indexes) is not { } selected) return null;
        var labelled = selected.Positions.shape[0] == features.shape[0]
            ? features
            : features.index_select(0, _data.ToDevice(selected.Positions));
        var output = _network.Head(task.Name).call(labelled);
        return new(task.Name, task.Head.Loss(output, _data.ToDevice(selected.Labels)));
    }

    private void SetRates(long step)
    {
        var rate = Rate(step);
        foreach (var (group, learning) in Optimizer.ParamGroups.Zip(_groups)) group.LearningRate = rate * _freezing.RateOf(learning);
    }
}
