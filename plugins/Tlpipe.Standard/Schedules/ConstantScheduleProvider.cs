using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Schedules;

/// <summary>Provides the schedule <c>constant</c>.</summary>
[Description("The learning rate stays as it is.")]
public sealed class ConstantScheduleProvider : Provider<ISchedule, ConstantScheduleOptions>
{
    /// <inheritdoc/>
    protected override ISchedule Create(ConstantScheduleOptions options, PartContext context) =>
        new WarmedSchedule(options.Warmup, (_, _, _) => 1);
}
