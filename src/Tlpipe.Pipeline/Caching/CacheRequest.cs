using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Caching;

/// <summary>What the caches are asked for.</summary>
/// <param name="TrainingKey">The training key.</param>
/// <param name="Model">The model's name, for people.</param>
/// <param name="Warn">Told what is wrong with a cache; it stops nothing.</param>
/// <param name="Wait">Told that another process builds the model.</param>
internal sealed record CacheRequest(Digest TrainingKey, string Model, Action<Diagnostic> Warn, Action Wait)
{
    /// <summary>Asks for what a plan would train.</summary>
    public static CacheRequest For(TrainingPlan plan, IProgress<TrainingEvent> progress) => new(
        plan.Keys.Training,
        plan.Spec.Name,
        warning => progress.Report(new TrainingEvent.Noticed(warning)),
        () => progress.Report(new TrainingEvent.Waiting(plan.Spec.Name)));

    /// <summary>Asks only whether it is there.</summary>
    public static CacheRequest For(TrainingPlan plan, Action<Diagnostic> warn) => new(plan.Keys.Training, plan.Spec.Name, warn, () => { });
}
