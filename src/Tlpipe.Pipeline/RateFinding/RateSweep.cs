using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.RateFinding;

/// <summary>The schedule of the test: the rates of the range, whatever the model file's rate is.</summary>
internal sealed class RateSweep(RateRange range, double learningRate) : ISchedule
{
    public double Factor(TrainingProgress progress) => range.RateAt(progress.Step) / learningRate;
}
