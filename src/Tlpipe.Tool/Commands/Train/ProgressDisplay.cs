using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>Shows what happens while models are built.</summary>
internal abstract class ProgressDisplay
{
    /// <summary>The display that fits who reads: a machine, a terminal, a file.</summary>
    public static ProgressDisplay For(CommandContext context) =>
        context.Json ? new QuietProgress(context)
        : context.Console.OutIsTerminal ? new LiveProgress(context)
        : new LineProgress(context);

    /// <summary>Shows the progress of some work.</summary>
    public abstract T Show<T>(Func<IProgress<TrainingEvent>, T> work);
}
