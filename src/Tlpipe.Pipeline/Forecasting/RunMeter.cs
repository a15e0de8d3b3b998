using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Forecasting;

/// <summary>Watches a training, to tell where its time went and to remember how long it took.</summary>
internal sealed class RunMeter(TrainingPlan plan, TimeProvider clock, IProgress<TrainingEvent> next) : IProgress<TrainingEvent>
{
    private readonly long _began = clock.GetTimestamp();
    private readonly RunParts _parts = new(clock);
    private long _taken;
    private double _share;

    /// <summary>Where the time went so far.</summary>
    public RunParts Parts => _parts;

    /// <inheritdoc/>
    public void Report(TrainingEvent value)
    {
        Measure(value);
        // A run that goes on from a checkpoint, or is stopped early, takes only a part of the steps.
        if (value is TrainingEvent.StepTaken step) _share = (double)++_taken / (step.Steps * step.Epochs);
        next.Report(value);
    }

    /// <summary>The last epoch was read: the network is trained.</summary>
    public void EndTraining() => _parts.End(plan.DataSets.Any(dataSet => dataSet.Data.Count(Split.Test) > 0) ? RunParts.Test : RunParts.Writing);

    private void Measure(TrainingEvent value)
    {
        switch (value)
        {
            case TrainingEvent.WeightsTaken or TrainingEvent.Resumed:
                _parts.End(RunParts.Preparing);
                break;
            case TrainingEvent.FeaturesComputed features:
                _parts.End(features.ForStart ? RunParts.Start : RunParts.Features);
                break;
            case TrainingEvent.StartMeasured:
                _parts.End(RunParts.Start);
                break;
            case TrainingEvent.StepTaken:
                _parts.End(RunParts.Steps);
                break;
            case TrainingEvent.EpochEnded ended:
                _parts.EndEpoch(ended.Record.Epoch);
                break;
        }
    }

    /// <summary>The training that ended now.</summary>
    public PastRun Run(TrainingEnvironment environment) => new(
        Math.Round(clock.GetElapsedTime(_began).TotalSeconds, 3),
        Math.Max(1, (long)Math.Round(_share * TrainingTime.StepsOf(plan))),
        environment.Device,
        environment.Threads);
}
