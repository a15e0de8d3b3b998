using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Evaluation;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Training;

/// <summary>
/// The training loop: one for every strategy and any number of tasks. Each step draws one batch per data set, passes them through the trunk together,
/// lets the balancer do the backward pass and takes one optimizer step. All it draws is a function of the step, so a run that was cut off goes on to the same bytes.
/// </summary>
internal sealed class Trainer
{
    private readonly TrainingPlan _plan;
    private readonly TrainingSettings _settings;
    private readonly IProgress<TrainingEvent> _progress;
    private readonly string _checkpoints;
    private readonly FeatureStoreFactory _features;
    private bool _toldOfCheckpoints;

    public Trainer(TrainingPlan plan, TrainingSettings settings, CacheLayout cache, IProgress<TrainingEvent> progress)
    {
        _plan = plan;
        _settings = settings;
        _progress = progress;
        _checkpoints = cache.Checkpoints(plan.Keys.Training, settings.Environment.Digest);
        _features = (trunk, stages, forStart) => new FeatureStore(trunk, stages, plan, settings, cache, progress, forStart);
    }

    private delegate FeatureStore FeatureStoreFactory(Trunk trunk, int stages, bool forStart);

    /// <summary>Trains, or goes on from the last checkpoint.</summary>
    /// <exception cref="DiagnosticException">TLP5001, the loss is not a number any more; TLP3xxx, an example can't be read.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; a checkpoint is left.</exception>
    public TrainedModel Train(CancellationToken stop)
    {
        var network = NetworkBuilder.Build(_plan);
        if (_plan.Weights is { } weights) _progress.Report(new TrainingEvent.WeightsTaken(weights.Source, weights.Dropped));
        try
        {
            return Train(network, stop);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Forgets the checkpoints of a run whose result is safe.</summary>
    public void Forget()
    {
        try
        {
            if (Directory.Exists(_checkpoints)) Directory.Delete(_checkpoints, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is of no use to anybody, and of no harm.
            return;
        }
    }

    private void NoCheckpoint(Exception error)
    {
        if (!_toldOfCheckpoints) _progress.Report(new TrainingEvent.Noticed(TrainingDiagnostics.NoCheckpoint(_plan, error)));
        _toldOfCheckpoints = true;
    }

    private TrainedModel Train(Network network, CancellationToken stop)
    {
        network.to(device(_settings.Environment.Device));
        // Better now than after hours of training.
        if (VaryingSizes.Any(_plan.DataSets[0].Data.Codec.Output)) ProgramTrace.Check(network, _plan, _settings.Environment.Device);
        var freezing = new Freezing(network, _plan);
        using var data = new TrainingData(_settings.Environment.Device);
        data.ThrowIfUnlabelled(_plan);
        using var run = new TrainingRun(_plan, network, freezing, data);
        var checkpoint = new Checkpointer(_checkpoints, run, _settings, NoCheckpoint);

        var resumed = checkpoint.TryRestore();
        var inputs = new PhaseInputsFactory(_plan, _settings.Environment.Threads, (trunk, stages) => _features(trunk, stages, forStart: false), stop);
        void EnterPhase()
        {
            network.eval();
            freezing.Enter(run.Phase);
            data.Use(inputs.Make(network, freezing.CachedStages));
        }

        EnterPhase();
        if (resumed) _progress.Report(new TrainingEvent.Resumed(run.Step, run.Steps));
        else _progress.Report(new TrainingEvent.StartMeasured(run.Start = MeasureStart(network, freezing, data, stop)));

        var evaluator = new Evaluator(_plan, network, data);
        SplitPredictions? best = null;
        try
        {
            while (!run.IsFinished)
            {
                if (run.Phase.FirstEpoch != freezing.Phase.FirstEpoch) EnterPhase();
                TrainEpoch(run, freezing, data, checkpoint, stop);
                var predictions = new SplitPredictions(_plan.Tasks);
                using (run.Average?.Use()) run.EndEpoch(evaluator.Measure(Split.Validation, stop, predictions));
                if (run.BestEpoch == run.Epochs.Count) best = predictions;
                _progress.Report(new TrainingEvent.EpochEnded(_plan.Spec.Training.Epochs, run.Epochs[^1], run.BestEpoch == run.Epochs.Count));
            }
        }
        finally
        {
            // A run that is cancelled, in a step or while it validates, goes on from where it was.
            if (run.IsFinished || stop.IsCancellationRequested) checkpoint.SaveLast();
        }

        run.LoadBest();
        var test = evaluator.Measure(Split.Test, stop).ToDictionary(task => task.Key, task => task.Value.Metrics);
        best ??= PredictAgain();
        network.eval();
        return new(network, run.History(test), best);

        // A run that goes on from a checkpoint of a later epoch than the best has forgotten what that one made of the examples, as its phase read them.
        SplitPredictions PredictAgain()
        {
            data.Use(inputs.Make(network, Math.Min(_plan.PhaseOf(run.BestEpoch).FrozenStages, network.SharedStages)));
            var predictions = new SplitPredictions(_plan.Tasks);
            evaluator.Measure(Split.Validation, stop, predictions);
            return predictions;
        }
    }

    private void TrainEpoch(TrainingRun run, Freezing freezing, TrainingData data, Checkpointer checkpoint, CancellationToken stop)
    {
        freezing.EnterTraining();
        var end = run.EpochEnd;
        var streams = _plan.DataSets.Select(dataSet => data.Inputs(dataSet).Batches(Split.Train, run.Draws(dataSet, end)).GetEnumerator()).ToList();
        try
        {
            while (run.Step < end)
            {
                stop.ThrowIfCancellationRequested();
                var examples = TakeStep(run, () => streams.ConvertAll(Next));
                _progress.Report(new TrainingEvent.StepTaken(run.Epochs.Count + 1, _plan.Spec.Training.Epochs, run.StepInEpoch, run.StepsPerEpoch, examples, run.MeanLoss));
                checkpoint.SaveIfDue();
            }
        }
        finally
        {
            foreach (var stream in streams) stream.Dispose();
        }
    }

    private long TakeStep(TrainingRun run, Func<IReadOnlyList<TrunkBatch>> next)
    {
        try
        {
            return run.TakeStep(next);
        }
        catch (Exception error) when (error is TorchException { IsOutOfMemory: false } or InvalidOperationException && PluginFailure.PluginOf(error) is null)
        {
            throw new DiagnosticException(TrainingDiagnostics.StepRefused(_plan, error.Message), error);
        }
    }

    /// <summary>The next batch of a data set.</summary>
    internal static TrunkBatch Next(IEnumerator<TrunkBatch> stream) =>
        stream.MoveNext() ? stream.Current : throw new InvalidOperationException("a data set gave fewer batches than it counted");

    private IReadOnlyDictionary<string, MeasuredMetrics> MeasureStart(Network network, Freezing freezing, TrainingData data, CancellationToken stop)
    {
        if (freezing.WholeTrunk)
            return StartProbe.Measure(_plan, (dataSet, split) => ((FeatureInputs)data.Inputs(dataSet)).Table(split).Values, data);

        using var store = _features(network.Trunk, network.Trunk.Stages.Count, forStart: true);
        using var tables = new StartFeatures(store, _settings.Environment.Threads, _plan.Randomness, stop);
        return StartProbe.Measure(_plan, tables.Table, data);
    }
}
