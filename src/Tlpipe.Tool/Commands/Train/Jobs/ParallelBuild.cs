using Tlpipe.Abstractions;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Train.Jobs;

/// <summary>Builds models, several at once: each after the one that it rests on, and those that must be trained in workers.</summary>
internal sealed class ParallelBuild(CommandContext context, ModelPipeline pipeline, WorkerProcess workers, int jobs, CancellationToken stop)
{
    private readonly Dictionary<string, Task<BuiltModel?>> _models = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(jobs);
    private readonly Lock _here = new();

    /// <summary>The models that workers would train; below two they aren't worth their start.</summary>
    public static IReadOnlyList<TrainingPlan> WorkOf(ModelPipeline pipeline, IEnumerable<TrainingPlan> plans, Action<Diagnostic> warn) =>
        [.. plans.SelectMany(plan => plan.Chain).DistinctBy(plan => plan.Spec.File, StringComparer.Ordinal).Where(plan => MustTrain(pipeline, plan, warn))];

    /// <summary>The models that could be built. The errors of the others are told, and keep only what rests on them from being built.</summary>
    public List<BuiltModel> Build(IEnumerable<TrainingPlan> plans)
    {
        var models = plans.Select(Begin).ToList();
        return [.. Task.WhenAll(models).GetAwaiter().GetResult().OfType<BuiltModel>()];
    }

    private Task<BuiltModel?> Begin(TrainingPlan plan)
    {
        if (_models.TryGetValue(plan.Spec.File, out var begun)) return begun;
        var upstream = plan.Weights?.Upstream is { } below ? Begin(below) : null;
        return _models[plan.Spec.File] = Task.Run(() => Told(() => Build(plan, upstream)));
    }

    private async Task<BuiltModel?> Build(TrainingPlan plan, Task<BuiltModel?>? upstream)
    {
        if (upstream is not null && await upstream is null) return null;
        if (!MustTrain(pipeline, plan, context.Report)) return Collect(plan);
        if (await Train(plan) is not { } made) return null;
        if (MustTrain(pipeline, plan, context.Report)) throw Missing(plan);
        return Collect(plan) with { Origin = made.Origin, Reason = made.Reason, Duration = made.Duration };
    }

    private static bool MustTrain(ModelPipeline pipeline, TrainingPlan plan, Action<Diagnostic> warn) => pipeline.MustTrain(plan, warn);

    /// <summary>The worker has planned the model again, from files that may have changed since it was planned here.</summary>
    private DiagnosticException Missing(TrainingPlan plan)
    {
        pipeline.Files.ThrowIfChanged();
        return new(JobDiagnostics.NotMade(plan));
    }

    private async Task<MadeModel?> Train(TrainingPlan plan)
    {
        await _places.WaitAsync(stop);
        try
        {
            return await workers.Build(plan, stop);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Takes a model that needs no training: it is checked, and published where it lies only in the cache.</summary>
    private BuiltModel Collect(TrainingPlan plan)
    {
        lock (_here) return pipeline.Build(plan, new QuietProgress(context), stop);
    }

    private async Task<BuiltModel?> Told(Func<Task<BuiltModel?>> work)
    {
        try
        {
            return await work();
        }
        catch (DiagnosticException errors)
        {
            foreach (var diagnostic in errors.Diagnostics) context.Report(diagnostic);
            return null;
        }
    }
}
