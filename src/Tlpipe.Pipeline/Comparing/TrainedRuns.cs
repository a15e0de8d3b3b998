using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Takes trainings from the caches, and has those trained that no cache holds.</summary>
/// <param name="variants">Plans them.</param>
/// <param name="caches">The caches.</param>
/// <param name="count">How many there are.</param>
/// <param name="train">Trains one, and leaves it in the user's cache.</param>
/// <param name="progress">Who watches.</param>
/// <param name="stop">Ends it; what was trained stays in the cache.</param>
internal sealed class TrainedRuns(
    VariantPlanner variants, CacheTiers caches, int count, Action<Variant, TrainingPlan> train, IProgress<TrainingEvent> progress, CancellationToken stop) : IVariantRuns
{
    private readonly Dictionary<string, MeasuredRun?> _known = new(StringComparer.Ordinal);
    private readonly List<MeasuredRun> _obtained = [];
    private int _number;

    /// <summary>The seconds that all of them took but the model's own, whenever that was.</summary>
    public double Seconds => _obtained.Sum(run => run.Took ?? 0);

    /// <summary>Makes a training known that is there.</summary>
    public void Add(Variant variant, MeasuredRun run) => _known[variant.Name] = run;

    /// <inheritdoc/>
    public MeasuredRun? Take(Variant variant)
    {
        if (_known.TryGetValue(variant.Name, out var known)) return known;
        _number++;
        var run = Obtain(variant);
        if (run is not null) _obtained.Add(run);
        return _known[variant.Name] = run;
    }

    private MeasuredRun? Obtain(Variant variant)
    {
        var plan = variants.Plan(variant);
        var request = CacheRequest.For(plan, progress);
        if (caches.HasDiverged(request, stop)) return null;
        try
        {
            return caches.Take(request, Train, (found, _) => MeasuredRun.Read(found, plan), stop);
        }
        catch (DiagnosticException error) when (error.Diagnostics.All(TrainingDiagnostics.IsDivergence))
        {
            caches.RememberDivergence(request, stop);
            return null;
        }

        void Train()
        {
            progress.Report(new TrainingEvent.Comparing(variant.Name, _number, count));
            train(variant, plan);
        }
    }
}
