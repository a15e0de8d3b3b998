using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>Nothing but the warnings.</summary>
internal sealed class QuietProgress(CommandContext context) : ProgressDisplay, IProgress<TrainingEvent>
{
    /// <inheritdoc/>
    public override T Show<T>(Func<IProgress<TrainingEvent>, T> work) => work(this);

    /// <inheritdoc/>
    public void Report(TrainingEvent value)
    {
        if (value is TrainingEvent.Noticed noticed) context.Report(noticed.Diagnostic);
    }
}
