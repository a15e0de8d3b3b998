using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Schedules;

/// <summary>The options of the schedule <c>step</c>.</summary>
public sealed record StepScheduleOptions : ScheduleOptions
{
    /// <summary>The epochs between two falls of the learning rate.</summary>
    /// <value>10.</value>
    [Range(1, int.MaxValue)]
    [Description("The epochs between two falls of the learning rate.")]
    public int Every { get; init; } = 10;

    /// <summary>The factor of each fall.</summary>
    /// <value>0.1, PyTorch's.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    [Description("The factor of each fall of the learning rate.")]
    public double Gamma { get; init; } = 0.1;
}
