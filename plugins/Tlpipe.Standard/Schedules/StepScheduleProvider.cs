using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Schedules;

/// <summary>Provides the schedule <c>step</c>: PyTorch's StepLR.</summary>
[Description("The learning rate falls by a factor every few epochs.")]
public sealed class StepScheduleProvider : Provider<ISchedule, StepScheduleOptions>
{
    /// <inheritdoc/>
    protected override ISchedule Create(StepScheduleOptions options, PartContext context) =>
        new WarmedSchedule(options.Warmup, (step, _, stepsPerEpoch) => Math.Pow(options.Gamma, step / stepsPerEpoch / options.Every));
}
