namespace Tlpipe.Standard.Schedules;

/// <summary>The options of the schedule <c>cosine</c>.</summary>
public sealed record CosineScheduleOptions : ScheduleOptions;
