using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.RateFinding;

/// <summary>
/// Tries learning rates on a plan's own network, data, strategy and optimizer, with the steps that training takes. The network is thrown away.
/// The seed decides all of it, as in training.
/// </summary>
internal sealed class RateFinder(TrainingPlan plan, TrainingSettings settings, CacheLayout cache, IProgress<TrainingEvent> progress)
{
    /// <summary>Runs the test in the first phase of the strategy.</summary>
    /// <exception cref="DiagnosticException">An example can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public RateSearch Find(RateRange range, CancellationToken stop)
    {
        var sweep = plan with { Schedule = new RateSweep(range, plan.Optimizer.LearningRate) };
        using var network = NetworkBuilder.Build(sweep);
        network.to(device(settings.Environment.Device));
        var freezing = new Freezing(network, sweep);
        using var data = new TrainingData(settings.Environment.Device);
        data.ThrowIfUnlabelled(sweep);
        using var run = new TrainingRun(sweep, network, freezing, data);
        network.eval();
        var inputs = new PhaseInputsFactory(
            sweep, settings.Environment.Threads, (trunk, stages) => new FeatureStore(trunk, stages, sweep, settings, cache, progress, forStart: false), stop);
        data.Use(inputs.Make(network, freezing.CachedStages));
        return Find(range, run, freezing, data, stop);
    }

    private RateSearch Find(RateRange range, TrainingRun run, Freezing freezing, TrainingData data, CancellationToken stop)
    {
        freezing.EnterTraining();
        var streams = plan.DataSets.Select(dataSet => data.Inputs(dataSet).Batches(Split.Train, run.Draws(dataSet, range.Steps)).GetEnumerator()).ToList();
        try
        {
            return RateSearch.Of(RateRangeTest.Run(range, TakeStep), range);
        }
        finally
        {
            foreach (var stream in streams) stream.Dispose();
        }

        double? TakeStep(int step, double rate)
        {
            stop.ThrowIfCancellationRequested();
            run.Tally.Clear();
            try
            {
                var examples = run.TakeStep(() => streams.ConvertAll(Trainer.Next));
                progress.Report(new TrainingEvent.RateTried(step + 1, range.Steps, rate, examples, run.MeanLoss));
                return run.MeanLoss;
            }
            catch (DiagnosticException error) when (error.Diagnostics.All(TrainingDiagnostics.IsDivergence))
            {
                return null;
            }
        }
    }
}
