using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Looks which trainings the caches hold. Nothing is trained or fetched.</summary>
/// <param name="variants">Plans them.</param>
/// <param name="caches">The caches; <see langword="null"/> to count the trainings only.</param>
/// <param name="warn">Told what is wrong with a cache.</param>
internal sealed class KnownRuns(VariantPlanner variants, CacheTiers? caches, Action<Diagnostic> warn) : IVariantRuns
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal) { Variant.Model(variants.Model.Spec.Seed).Name };
    private readonly List<(Variant Variant, TrainingPlan Plan)> _missing = [];
    private bool _isRateElsewhere;

    /// <summary>How many there are besides the model's own.</summary>
    public int Count => _asked.Count - 1;

    /// <summary>Those that no cache holds, nor knows to diverge.</summary>
    public IReadOnlyList<(Variant Variant, TrainingPlan Plan)> Missing => _missing;

    /// <inheritdoc/>
    public MeasuredRun? Take(Variant variant)
    {
        if (!_asked.Add(variant.Name) || caches is null) return null;
        // The remote cache has the sweep, and to know what followed from it takes fetching it: that is for the build.
        if (_isRateElsewhere && variant is { IsSwept: false, ScratchRate: not null }) return null;
        var plan = variants.Plan(variant);
        var request = CacheRequest.For(plan, warn);
        var source = caches.Find(request, CancellationToken.None);
        if (source is null && !caches.HasDiverged(request, CancellationToken.None)) _missing.Add((variant, plan));
        if (!variant.IsSwept) return null;
        var known = TryRead(plan);
        _isRateElsewhere |= source is not null && known is null;
        return known;
    }

    private MeasuredRun? TryRead(TrainingPlan plan)
    {
        try
        {
            return caches!.Local.Find(plan.Keys.Training) is { } found ? MeasuredRun.Read(found, plan) : null;
        }
        catch (Exception error) when (error is DamagedEntryException or IOException)
        {
            return null;
        }
    }
}
