namespace Tlpipe.Standard.Schedules;

/// <summary>The options of the schedule <c>constant</c>.</summary>
public sealed record ConstantScheduleOptions : ScheduleOptions;
