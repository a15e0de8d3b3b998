using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Forecasting;

/// <summary>Watches a training, to remember how long it took.</summary>
internal sealed class RunMeter(TrainingPlan plan, TimeProvider clock, IProgress<TrainingEvent> next) : IProgress<TrainingEvent>
{
    private readonly long _began = clock.GetTimestamp();
    private long _taken;
    private double _share;

    /// <inheritdoc/>
    public void Report(TrainingEvent value)
    {
        // A run that goes on from a checkpoint, or is stopped early, takes only a part of the steps.
        if (value is TrainingEvent.StepTaken step) _share = (double)++_taken / (step.Steps * step.Epochs);
        next.Report(value);
    }

    /// <summary>The training that ended now.</summary>
    public PastRun Run(TrainingEnvironment environment) => new(
        Math.Round(clock.GetElapsedTime(_began).TotalSeconds, 3),
        Math.Max(1, (long)Math.Round(_share * TrainingTime.StepsOf(plan))),
        environment.Device,
        environment.Threads);
}
