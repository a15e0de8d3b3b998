using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;
using Parameter = Tlpipe.Torch.Modules.Parameter;

namespace Tlpipe.Pipeline.Training;

/// <summary>Takes single steps: forward, loss, backward for each batch of the step, then one update. Everything native that a step makes is released when it ends.</summary>
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
    private readonly StartingPointPenalty? _penalty;
    private readonly Mixup? _mixup;
    private long _examples;
    private long _lastExamples;

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
        if (plan.Spec.Training.L2Sp is { } strength) _penalty = new(strength, _groups, TokenWeights(plan, network), plan.Weights?.AddedTokens ?? 0);
        if (plan.Spec.Training.Mixup is { } alpha) _mixup = new(alpha, _randomness);
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

    /// <summary>Begins a step.</summary>
    /// <param name="step">The step, from 0 over the whole run.</param>
    public void Begin(long step)
    {
        SetRates(step);
        Optimizer.zero_grad();
        _examples = 0;
    }

    /// <summary>Adds the gradients of one batch for each data set.</summary>
    /// <param name="step">The step, from 0 over the whole run.</param>
    /// <param name="number">The batch, from 0 over the whole run.</param>
    /// <param name="batches">One batch for each data set.</param>
    /// <param name="indexes">The examples of each batch.</param>
    /// <returns>Loss and weight of each task that had a labelled example.</returns>
    /// <exception cref="DiagnosticException">TLP5001: a loss is not a number.</exception>
    public IReadOnlyList<(string Task, double Loss, double Weight)> Add(long step, long number, IReadOnlyList<TrunkBatch> batches, IReadOnlyList<int[]> indexes)
    {
        using var scope = NewDisposeScope();
        manual_seed(_randomness.Derive("dropout", number).NextSeed());
        var losses = Losses(number, batches, indexes);
        var values = losses.ConvertAll(loss => (double)loss.Loss.item<float>());
        for (var task = 0; task < losses.Count; task++)
            if (!double.IsFinite(values[task]))
                throw new DiagnosticException(TrainingDiagnostics.Diverged(_plan, losses[task].Task, step / _stepsPerEpoch, step % _stepsPerEpoch, Rate(step)));
        if (losses.Count == 0) return [];
        if (_examples == 0) Probe(step, losses);
        var examples = indexes.Sum(batch => (long)batch.Length);
        // The gradients so far are in units of the last batch, so that the step's are their mean over its examples.
        if (_examples > 0) Scale((double)_lastExamples / examples);
        (_examples, _lastExamples) = (_examples + examples, examples);
        var progress = new TrainingProgress(step, _stepsPerEpoch, _plan.Spec.Training.Epochs);
        var weights = Backward(new(losses, _freezing.SharedParameters, progress, _randomness.Derive("balancing", number)));
        return [.. losses.Select((loss, task) => (loss.Task, values[task], weights[task]))];
    }

    /// <summary>Moves the parameters; <see langword="false"/> where no task had a labelled example.</summary>
    public bool End()
    {
        if (_examples == 0) return false;
        Scale((double)_lastExamples / _examples);
        _penalty?.AddGradients();
        if (_plan.Spec.Training.ClipNorm is { } norm) nn.utils.clip_grad_norm_(Optimizer.parameters(), norm);
        Optimizer.step();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _penalty?.Dispose();
        Optimizer.Dispose();
        Balancing.Dispose();
    }

    /// <summary>A balancer knows what is wrong, but not of which model file.</summary>
    private IReadOnlyList<double> Backward(BalancingStep step)
    {
        try
        {
            return Balancing.Backward(step);
        }
        catch (DiagnosticException error)
        {
            throw new DiagnosticException([.. error.Diagnostics.Select(diagnostic => diagnostic with { Location = diagnostic.Location ?? new(_plan.Spec.FileName) })], error);
        }
    }

    private static IEnumerable<Parameter> TokenWeights(TrainingPlan plan, Network network) =>
        plan.Weights is { AddedTokens: > 0 } ? plan.Backbone.TokenWeights.SelectMany(network.TrunkParameters) : [];

    private void Probe(long step, IReadOnlyList<TaskLoss> losses)
    {
        var shared = _freezing.SharedParameters;
        if (_plan.Tasks.Count > 1 && shared.Count > 0 && GradientProbe.IsDue(step % _stepsPerEpoch, _stepsPerEpoch))
            _cosines.Add([.. losses.Select(loss => loss.Task)], GradientProbe.Products(losses, shared));
    }

    private void Scale(double factor)
    {
        if (factor is 1) return;
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        foreach (var parameter in Optimizer.parameters()) parameter.grad?.mul_(factor);
    }

    private List<TaskLoss> Losses(long number, IReadOnlyList<TrunkBatch> batches, IReadOnlyList<int[]> indexes)
    {
        var mixtures = _mixup is null ? null : indexes.Select((own, dataSet) => _mixup.Draw(number, dataSet, own.Length)).ToList();
        var (entering, first) = Enter(_data.ToDevice(TrunkBatch.Join(batches)), mixtures);
        var features = _network.Features(entering, first);
        var losses = new List<TaskLoss>();
        long row = 0;
        for (var position = 0; position < batches.Count; position++)
        {
            var own = OwnRows(features, batches.Count == 1 ? null : (row, indexes[position].Length));
            row += indexes[position].Length;
            foreach (var (index, task) in _plan.Tasks.Index().Where(task => task.Item.DataSet == _plan.DataSets[position]))
                if (Loss(task, own(index), indexes[position], mixtures?[position]) is { } loss) losses.Add(loss);
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

    /// <summary>What enters the trained part, mixed where that is wanted, and the stage it enters at.</summary>
    private (Activations Activations, int Stage) Enter(Activations input, IReadOnlyList<Mixture>? mixtures)
    {
        if (mixtures is null) return (input, _data.FirstStage);
        var stage = Math.Max(_data.FirstStage, _freezing.CachedStages);
        var entering = _network.Trunk.Forward(input, _data.FirstStage, stage);
        return (new(Mixup.Mix(entering.Values, mixtures), entering.Mask is { } mask ? Mixup.Join(mask, mixtures) : null), stage);
    }

    private TaskLoss? Loss(PlannedTask task, Tensor features, int[] indexes, Mixture? mixture)
    {
        if (_data.Labels(task, Split.Train).Select(indexes) is not { } selected) return null;
        if (mixture is not null) return MixedLoss(task, features, indexes, mixture, selected);
        var labelled = selected.Positions.shape[0] == features.shape[0]
            ? features
            : features.index_select(0, _data.ToDevice(selected.Positions));
        var output = _network.Head(task.Name).call(labelled);
        return new(task.Name, task.Head.Loss(output, _data.ToDevice(selected.Labels)));
    }

    /// <summary>The loss for the labels of the examples themselves and that for those of their partners; an example without a label has a share in neither.</summary>
    private TaskLoss MixedLoss(PlannedTask task, Tensor features, int[] indexes, Mixture mixture, (Tensor Positions, Tensor Labels) own)
    {
        var output = _network.Head(task.Name).call(features);
        var partners = _data.Labels(task, Split.Train).Select(Array.ConvertAll(mixture.Partners, partner => indexes[partner]))!.Value;
        return new(task.Name, LossOf(own).mul(mixture.Share).add(LossOf(partners).mul(1 - mixture.Share)));

        Tensor LossOf((Tensor Positions, Tensor Labels) labelled) =>
            task.Head.Loss(output.index_select(0, _data.ToDevice(labelled.Positions)), _data.ToDevice(labelled.Labels));
    }

    private void SetRates(long step)
    {
        var rate = Rate(step);
        foreach (var (group, learning) in Optimizer.ParamGroups.Zip(_groups)) group.LearningRate = rate * _freezing.RateOf(learning);
    }
}
