using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Makes the comparisons that a model file asks for.</summary>
internal sealed class ModelComparer(TrainingPlan plan, Planner planner, CacheTiers caches)
{
    private readonly VariantPlanner _variants = new(plan, planner);

    /// <summary>Makes all of them. Trainings that a cache holds are taken from there.</summary>
    /// <param name="own">The model's own training.</param>
    /// <param name="train">Trains another one, and leaves it in the user's cache.</param>
    /// <param name="progress">Who watches.</param>
    /// <param name="stop">Ends it; what was trained stays in the cache.</param>
    public ComparisonOutcome Compare(MeasuredRun own, Action<Variant, TrainingPlan> train, IProgress<TrainingEvent> progress, CancellationToken stop)
    {
        var runs = new TrainedRuns(_variants, caches, Look(null, _ => { }).Count, train, progress, stop);
        runs.Add(Variant.Model(plan.Spec.Seed), own);
        var (comparisons, summaries, times) = (new List<Comparison>(), new List<ManifestComparison>(), new JsonArray());
        foreach (var spec in plan.Spec.Comparisons)
        {
            if (spec.With == ComparisonKind.Scratch)
            {
                var scratch = ScratchRuns.Collect(spec, _variants, runs);
                var comparison = TransferComparer.Compare(plan, scratch);
                comparisons.Add(comparison);
                summaries.Add(ComparisonSummary.Of(plan, comparison, scratch));
                times.Add(TransferComparer.Times(scratch));
            }
            else
            {
                var comparison = JointComparer.Compare(plan, SingleTaskRuns.Collect(spec, _variants, runs));
                comparisons.Add(comparison);
                summaries.Add(ComparisonSummary.Of(comparison));
            }
        }

        return new(comparisons, summaries, times, runs.Seconds);
    }

    /// <summary>Looks which trainings there are and which of them the caches hold.</summary>
    public KnownRuns Look(Action<Diagnostic> warn) => Look(caches, warn);

    private KnownRuns Look(CacheTiers? held, Action<Diagnostic> warn)
    {
        var runs = new KnownRuns(_variants, held, warn);
        foreach (var spec in plan.Spec.Comparisons)
            if (spec.With == ComparisonKind.Scratch) ScratchRuns.Collect(spec, _variants, runs);
            else SingleTaskRuns.Collect(spec, _variants, runs);
        return runs;
    }
}
