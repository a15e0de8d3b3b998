using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>The state of a run, and the one place where it moves: a step, an epoch's end.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly TrainingPlan _plan;
    private readonly Dictionary<PlannedDataSet, BatchSampler> _samplers;
    private readonly StepRunner _steps;
    private readonly BestState _best;
    private readonly long _batchesPerEpoch;

    public TrainingRun(TrainingPlan plan, Network network, Freezing freezing, TrainingData data)
    {
        _plan = plan;
        _samplers = plan.DataSets.ToDictionary(dataSet => dataSet, dataSet => new BatchSampler(
            dataSet.Data.Count(Split.Train), plan.BatchOf(dataSet), freezing.TrainsBatchNorm, plan.Randomness.Derive($"data {dataSet.Name}"),
            VaryingSizes.LengthsOf(dataSet.Data, Split.Train)));
        _batchesPerEpoch = _samplers[plan.LargestDataSet].BatchesPerPass;
        StepsPerEpoch = StepsOf(_batchesPerEpoch, plan.Spec.Training.Accumulate);
        Cosines = new CosineTally([.. plan.Tasks.Select(task => task.Name)]);
        _steps = new StepRunner(plan, network, freezing, data, StepsPerEpoch, Cosines);
        _best = new BestState(network, freezing);
        Tally = new EpochTally(plan.Tasks);
        if (plan.Spec.Training.Averaging is { } decay) Average = new(_best.Live, decay);
    }

    /// <summary>The phase of the current epoch; of the last one when the run is finished.</summary>
    public TrainingPhase Phase => _plan.PhaseOf(IsFinished ? Epochs.Count : Epochs.Count + 1);

    /// <summary>The steps of an epoch, the same in every phase.</summary>
    public long StepsPerEpoch { get; }

    /// <summary>The steps of the whole run, if it isn't stopped early.</summary>
    public long Steps => StepsPerEpoch * _plan.Spec.Training.Epochs;

    /// <summary>The steps taken so far.</summary>
    public long Step { get; set; }

    /// <summary>The steps taken in the current epoch.</summary>
    public long StepInEpoch => Step - (Epochs.Count * StepsPerEpoch);

    /// <summary>The step with which the current epoch ends.</summary>
    public long EpochEnd => (Epochs.Count + 1) * StepsPerEpoch;

    /// <summary>What the features knew before training.</summary>
    public IReadOnlyDictionary<string, MeasuredMetrics> Start { get; set; } = new Dictionary<string, MeasuredMetrics>();

    /// <summary>The epochs so far.</summary>
    public List<EpochRecord> Epochs { get; } = [];

    /// <summary>The sums of the current epoch.</summary>
    public EpochTally Tally { get; }

    /// <summary>The cosines between the tasks' gradients in the current epoch.</summary>
    public CosineTally Cosines { get; }

    /// <summary>The mean loss of the current epoch so far.</summary>
    public double MeanLoss => Tally.MeanLoss;

    /// <summary>The best epoch so far, from 1; 0 before the first.</summary>
    public int BestEpoch => Epochs.Count == 0 ? 0 : Selection.BestEpoch(Epochs);

    /// <summary>The optimizer, whose state a checkpoint holds.</summary>
    public optim.Optimizer Optimizer => _steps.Optimizer;

    /// <summary>The balancer, whose state a checkpoint holds.</summary>
    public IBalancing Balancing => _steps.Balancing;

    /// <summary>The average of the weights, where the file asks for one; a checkpoint holds it.</summary>
    public WeightAverage? Average { get; }

    /// <summary>The parameters and statistics that training changes, by state dict name.</summary>
    public IReadOnlyDictionary<string, Tensor> TrainedState => _best.Live;

    /// <summary>A copy of those at the best epoch; empty before the first epoch's end.</summary>
    public IReadOnlyDictionary<string, Tensor> BestState => _best.Kept;

    /// <summary>Whether every epoch is done, or early stopping ended the run. Its patience begins with the last phase: a score that rests in one is no reason to skip the next.</summary>
    public bool IsFinished =>
        Epochs.Count >= _plan.Spec.Training.Epochs
        || (_plan.Spec.Training.EarlyStopping is { } stopping
            && Epochs.Count - _plan.Phases[^1].FirstEpoch + 1 >= stopping.Patience
            && EarlyStopping.IsDue([.. Epochs.Select(epoch => epoch.Score)], stopping.Patience, stopping.MinDelta));

    /// <summary>The draws of a data set from the current step up to, not including, <paramref name="end"/>.</summary>
    public IEnumerable<(long Pass, int[] Indexes)> Draws(PlannedDataSet dataSet, long end)
    {
        var sampler = _samplers[dataSet];
        for (var step = Step; step < end; step++)
        {
            var (first, next) = BatchesOf(step);
            for (var batch = first; batch < next; batch++) yield return sampler.Draw(batch);
        }
    }

    /// <summary>The steps for some batches, where each step takes a number of them; the last one takes what is left.</summary>
    public static long StepsOf(long batches, int accumulate) => (batches + accumulate - 1) / accumulate;

    /// <summary>Takes one step and disposes its batches.</summary>
    /// <param name="next">The next batch of each data set, in the plan's order.</param>
    /// <returns>The examples of the step.</returns>
    public long TakeStep(Func<IReadOnlyList<TrunkBatch>> next)
    {
        long examples = 0;
        _steps.Begin(Step);
        var (first, end) = BatchesOf(Step);
        for (var number = first; number < end; number++)
        {
            var indexes = _plan.DataSets.Select(dataSet => _samplers[dataSet].Draw(number).Indexes).ToList();
            var batches = next();
            try
            {
                foreach (var (task, loss, weight) in _steps.Add(Step, number, batches, indexes)) Tally.Add(task, loss, weight);
            }
            finally
            {
                foreach (var batch in batches) batch.Dispose();
            }

            examples += indexes.Sum(batch => (long)batch.Length);
        }

        if (_steps.End()) Average?.Update();
        Step++;
        return examples;
    }

    /// <summary>The batches of a step, from 0 over the whole run: no step reaches over the end of an epoch.</summary>
    private (long First, long End) BatchesOf(long step)
    {
        var (epoch, inEpoch) = Math.DivRem(step, StepsPerEpoch);
        var first = (epoch * _batchesPerEpoch) + (inEpoch * _plan.Spec.Training.Accumulate);
        return (first, Math.Min(first + _plan.Spec.Training.Accumulate, (epoch + 1) * _batchesPerEpoch));
    }

    /// <summary>Records the epoch and keeps its parameters if it is the best so far.</summary>
    /// <exception cref="DiagnosticException">TLP5001: a loss on validation is not a number; the last step ruined the model.</exception>
    public void EndEpoch(IReadOnlyDictionary<string, (MeasuredMetrics Metrics, double Loss)> validation)
    {
        foreach (var (task, (_, loss)) in validation)
            if (!double.IsFinite(loss)) throw new DiagnosticException(TrainingDiagnostics.Diverged(_plan, task, Epochs.Count + 1, _steps.Rate(Step - 1)));
        var (best, last) = (BestEpoch, Epochs.Count);
        var metrics = validation.ToDictionary(task => task.Key, task => task.Value.Metrics);
        var tasks = _plan.Tasks.ToDictionary(
            task => task.Name,
            task => new TaskEpochRecord(Tally.Loss(task.Name), Tally.Weight(task.Name), validation[task.Name].Loss, metrics[task.Name]));
        Epochs.Add(new(Epochs.Count + 1, Phase.Name, _steps.Rate(Step - 1), Selection.Score(_plan.Tasks, metrics), tasks) { Gradients = Cosines.Means() });
        Tally.Clear();
        Cosines.Clear();
        if (BestEpoch == Epochs.Count) _best.Keep();
        ForgetDetails(best);
        ForgetDetails(last);
    }

    /// <summary>The manifest shows the details of the best and of the last epoch; a confusion matrix of many classes is too large to keep for every other.</summary>
    private void ForgetDetails(int epoch)
    {
        if (epoch == 0 || epoch == BestEpoch) return;
        var record = Epochs[epoch - 1];
        Epochs[epoch - 1] = record with
        {
            Tasks = record.Tasks.ToDictionary(task => task.Key, task => task.Value with { Validation = task.Value.Validation with { Details = null } }),
        };
    }

    /// <summary>Puts the best epoch's parameters into the network.</summary>
    public void LoadBest() => _best.Load();

    /// <summary>Takes over a checkpoint's copy of the best epoch.</summary>
    public void RestoreBest(IReadOnlyDictionary<string, Tensor> state) => _best.Restore(state);

    /// <summary>What the run brought.</summary>
    public TrainingHistory History(IReadOnlyDictionary<string, MeasuredMetrics> test) => new(Start, Epochs, BestEpoch, test);

    /// <inheritdoc/>
    public void Dispose()
    {
        _steps.Dispose();
        Average?.Dispose();
        _best.Dispose();
    }
}
