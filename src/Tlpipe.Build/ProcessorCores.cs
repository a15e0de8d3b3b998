using System.Globalization;
using Microsoft.Build.Framework;

namespace Tlpipe.Build;

/// <summary>
/// The share of the machine that MSBuild's scheduler grants a task. It decides how many models are trained at once; how many
/// threads one uses is the user's affair, as it is part of what makes two trainings equal to the bit.
/// </summary>
internal sealed class ProcessorCores : IDisposable
{
    private readonly IBuildEngine9? engine;
    private readonly int granted;

    private ProcessorCores(IBuildEngine9? engine, int granted, int jobs) => (this.engine, this.granted, Jobs) = (engine, granted, jobs);

    /// <summary>How many models may be trained at once, at least one.</summary>
    public int Jobs { get; }

    /// <summary>
    /// Asks for the cores of all models. A task's first request never waits and gives one core at least, the task's own
    /// (MSBuild, TaskHost.RequestCores); a second one could wait for a task that waits for this one, so there is none.
    /// </summary>
    /// <param name="engine">The build.</param>
    /// <param name="models">How many models there are.</param>
    /// <param name="threads">The threads that one training uses; empty for as many as the machine has.</param>
    public static ProcessorCores Request(IBuildEngine engine, int models, string? threads)
    {
        if (!int.TryParse(threads, NumberStyles.None, CultureInfo.InvariantCulture, out var each) || each < 1) each = Environment.ProcessorCount;
        if (engine is not IBuildEngine9 scheduler) return new(null, 0, 1);
        try
        {
            var share = scheduler.RequestCores((int)Math.Min((long)models * each, int.MaxValue));
            return new(scheduler, share, Math.Clamp(share / each, 1, models));
        }
        catch (NotImplementedException)
        {
            // A task that runs in a process of its own has no scheduler to ask.
            return new(null, 0, 1);
        }
    }

    /// <summary>Gives the cores back.</summary>
    public void Dispose()
    {
        if (granted > 0) engine!.ReleaseCores(granted);
    }
}
