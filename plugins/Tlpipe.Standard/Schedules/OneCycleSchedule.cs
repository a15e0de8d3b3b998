using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Schedules;

/// <summary>
/// Up to the optimizer's learning rate and down to almost none, along two half cosine waves: PyTorch's OneCycleLR. The momentum stays as it is.
/// </summary>
/// <remarks>Smith and Topin, "Super-convergence: very fast training of neural networks using large learning rates", 2018.</remarks>
internal sealed class OneCycleSchedule(OneCycleScheduleOptions options) : ISchedule
{
    public double Factor(TrainingProgress progress)
    {
        var first = 1 / options.DivFactor;
        var top = (options.PctStart * progress.Steps) - 1;
        return progress.Step < top
            ? Cosine(first, 1, progress.Step / top)
            : Cosine(1, first / options.FinalDivFactor, (progress.Step - top) / (progress.Steps - 1 - top));
    }

    private static double Cosine(double start, double end, double part) => end + ((start - end) / 2 * (1 + Math.Cos(Math.PI * part)));
}

/// <summary>The options of the schedule <c>one-cycle</c>; defaults are PyTorch's.</summary>
public sealed record OneCycleScheduleOptions
{
    /// <summary>The share of the run's steps in which the learning rate rises.</summary>
    /// <value>0.3.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    [Description("The share of the run's steps in which the learning rate rises.")]
    public double PctStart { get; init; } = 0.3;

    /// <summary>The optimizer's learning rate, the highest, over the first one.</summary>
    /// <value>25.</value>
    [Range(1.0, double.MaxValue)]
    [Description("The optimizer's learning rate, the highest, over the first one.")]
    public double DivFactor { get; init; } = 25;

    /// <summary>The first learning rate over the last one.</summary>
    /// <value>10000.</value>
    [Range(1.0, double.MaxValue)]
    [Description("The first learning rate over the last one.")]
    public double FinalDivFactor { get; init; } = 1e4;
}

/// <summary>Provides the schedule <c>one-cycle</c>.</summary>
[Description("The learning rate rises to its full height and falls to almost none, once in a run.")]
public sealed class OneCycleScheduleProvider : Provider<ISchedule, OneCycleScheduleOptions>
{
    /// <inheritdoc/>
    protected override ISchedule Create(OneCycleScheduleOptions options, PartContext context) => new OneCycleSchedule(options);
}
