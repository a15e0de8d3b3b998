using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Schedules;

/// <summary>A linear warm-up, then a curve over the steps that are left.</summary>
/// <param name="warmup">The warm-up in epochs.</param>
/// <param name="curve">The curve after it.</param>
internal sealed class WarmedSchedule(double warmup, Curve curve) : ISchedule
{
    public double Factor(TrainingProgress progress)
    {
        var rising = (long)Math.Min(progress.Steps, Math.Round(warmup * progress.StepsPerEpoch));
        return progress.Step < rising
            ? (progress.Step + 1.0) / rising
            : curve(progress.Step - rising, progress.Steps - rising, progress.StepsPerEpoch);
    }
}

/// <summary>The factor on the learning rate at a step.</summary>
/// <param name="step">The step, from 0.</param>
/// <param name="steps">The steps of the whole curve.</param>
/// <param name="stepsPerEpoch">The steps of an epoch.</param>
internal delegate double Curve(long step, long steps, long stepsPerEpoch);
