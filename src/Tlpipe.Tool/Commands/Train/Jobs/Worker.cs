using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Train.Jobs;

/// <summary>
/// The work of a worker process: builds one model, and tells the process that started it, which holds its standard input open
/// for as long as it wants the model. The models it rests on have been built before.
/// </summary>
internal sealed class Worker(CommandContext context)
{
    /// <summary>Builds a model.</summary>
    /// <param name="file">The model file.</param>
    /// <param name="options">What the pipeline needs to know.</param>
    public JsonObject Run(string file, PipelineOptions options)
    {
        context.Console.Show = diagnostic => Send(new(Told: diagnostic));
        context.StopAtEndOfInput();
        using var pipeline = new ModelPipeline(options);
        var progress = new LineProgress(context, line => Send(new(Progress: line)));
        var plan = pipeline.Plan(file);
        var known = pipeline.Check(plan);
        // The process that started this one has warned of the locks, as they were before the models that this one rests on were built.
        context.Console.Show = diagnostic =>
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error || !known.Contains(diagnostic)) Send(new(Told: diagnostic));
        };
        var built = pipeline.Build(plan, progress, context.WatchStop());
        Send(new(Made: new(built.Origin, built.Reason, built.Duration)));
        return [];
    }

    private void Send(WorkerMessage message)
    {
        lock (context.Console) context.Console.Out.WriteLine(message);
    }
}
