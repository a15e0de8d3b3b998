using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Schedules;

/// <summary>What every schedule of this plugin can do: begin with a warm-up. The schedule proper starts where the warm-up ends.</summary>
public abstract record ScheduleOptions
{
    /// <summary>The epochs, fractions allowed, over which the learning rate rises linearly, step by step, to its full height.</summary>
    /// <value>0: none.</value>
    /// <remarks>Goyal et al., "Accurate, large minibatch SGD", 2017.</remarks>
    [Range(0.0, double.MaxValue)]
    [Description("The epochs, fractions allowed, over which the learning rate rises linearly, step by step, to its full height.")]
    public double Warmup { get; init; }
}
