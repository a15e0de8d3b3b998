using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Schedules;

/// <summary>Provides the schedule <c>cosine</c>: half a cosine wave, step by step, that would reach 0 with the step after the last.</summary>
/// <remarks>Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017; PyTorch's CosineAnnealingLR, stepped at each batch.</remarks>
[Description("The learning rate falls along half a cosine wave, step by step, to 0 at the end.")]
public sealed class CosineScheduleProvider : Provider<ISchedule, CosineScheduleOptions>
{
    /// <inheritdoc/>
    protected override ISchedule Create(CosineScheduleOptions options, PartContext context) =>
        new WarmedSchedule(options.Warmup, (step, steps, _) => steps == 0 ? 0 : (1 + Math.Cos(Math.PI * step / steps)) / 2);
}
