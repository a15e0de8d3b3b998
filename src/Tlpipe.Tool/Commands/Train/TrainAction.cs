using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Tool.Commands.Schema;
using Tlpipe.Tool.Commands.Train.Jobs;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Train;

/// <summary>Plans all models, so that every mistake is told before the first hour of training, then builds them in order.</summary>
/// <param name="context">The command.</param>
/// <param name="options">What the pipeline needs to know.</param>
/// <param name="jobs">How many models may be trained at once.</param>
/// <param name="workerOptions">The arguments of a process that trains one of them.</param>
internal sealed class TrainAction(CommandContext context, PipelineOptions options, int jobs, IReadOnlyList<string> workerOptions)
{
    /// <summary>Builds models.</summary>
    /// <param name="files">The model files.</param>
    /// <param name="inputsFile">Where the MSBuild package wants to know what was read.</param>
    /// <param name="schemaFile">Where an editor finds the schema of model files.</param>
    public JsonObject Run(IReadOnlyList<string> files, string? inputsFile, string? schemaFile)
    {
        using var pipeline = new ModelPipeline(options);
        // First: an editor helps most with a file that has errors. Of parts that can't be described 'tlpipe schema' tells.
        if (schemaFile is not null) SchemaFile.Write(Path.GetFullPath(schemaFile), SchemaFile.TextOf(pipeline.Plugins, static _ => { }));
        var plans = files.Select(file => Told(() => pipeline.Plan(file))).OfType<TrainingPlan>().ToList();
        if (context.Console.HasErrors) return [];
        foreach (var conflict in pipeline.FindConflicts(plans)) context.Report(conflict);
        foreach (var found in plans.SelectMany(pipeline.Check)) context.Report(found);
        if (context.Console.HasErrors) return [];
        var built = Build(pipeline, plans);
        foreach (var model in built) TrainSummary.Write(context, model);
        if (inputsFile is not null && !context.Console.HasErrors)
            BuildInputs.Write(Path.GetFullPath(inputsFile), pipeline.Files, [.. built.Select(pipeline.AsMade)], context.Console.Diagnostics);
        return files.Count > 1 ? new() { ["models"] = new JsonArray([.. built.Select(model => TrainJson.Of(model, model.Duration))]) }
            : built is [var only] ? TrainJson.Of(only, context.Elapsed)
            : [];
    }

    private List<BuiltModel> Build(ModelPipeline pipeline, IReadOnlyList<TrainingPlan> plans)
    {
        var stop = context.WatchStop();
        if (jobs > 1 && ParallelBuild.WorkOf(pipeline, plans, context.Report) is { Count: > 1 } work)
        {
            context.Out.WriteLine(JobsText.Order(work, jobs));
            return new ParallelBuild(context, pipeline, new(context, workerOptions, options.RemoteCache), jobs, stop).Build(plans);
        }

        var failed = new HashSet<string>(StringComparer.Ordinal);
        return ProgressDisplay.For(context).Show(progress =>
        {
            var built = new List<BuiltModel>();
            foreach (var plan in plans.Where(plan => !RestsOn(plan, failed)))
                if (Told(() => pipeline.Build(plan, progress, stop)) is { } model) built.Add(model);
                else failed.Add(plan.Spec.File);
            return built;
        });
    }

    private static bool RestsOn(TrainingPlan plan, HashSet<string> failed)
    {
        for (var upstream = plan.Weights?.Upstream; upstream is not null; upstream = upstream.Weights?.Upstream)
            if (failed.Contains(upstream.Spec.File)) return true;
        return false;
    }

    /// <summary>One model's errors don't keep the others from being looked at.</summary>
    private T? Told<T>(Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (DiagnosticException errors)
        {
            foreach (var diagnostic in errors.Diagnostics) context.Report(diagnostic);
            return null;
        }
    }
}
