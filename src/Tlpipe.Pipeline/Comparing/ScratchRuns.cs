using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>The trainings of a comparison with random weights, in the order in which they are needed.</summary>
/// <param name="Seeds">The seeds.</param>
/// <param name="Sweep">The learning rates that the baseline tries on the first seed.</param>
/// <param name="Rate">The one that does best on validation.</param>
/// <param name="Full">Both sides for each seed.</param>
/// <param name="Sizes">Both sides for each seed, by the number of examples.</param>
internal sealed record ScratchRuns(
    IReadOnlyList<long> Seeds,
    IReadOnlyList<(double Rate, MeasuredRun? Run)> Sweep,
    double Rate,
    IReadOnlyList<BothSides> Full,
    IReadOnlyList<(int? Examples, IReadOnlyList<BothSides> Runs)> Sizes)
{
    /// <summary>Asks for all of them.</summary>
    public static ScratchRuns Collect(ComparisonSpec spec, VariantPlanner variants, IVariantRuns runs)
    {
        var seeds = variants.Seeds(spec);
        List<(double Rate, MeasuredRun? Run)> sweep = [.. spec.Rates.Select(factor => Times(variants.Rate, factor)).Select(rate => (rate, runs.Take(Variant.Swept(seeds[0], rate))))];
        var (rate, first) = sweep.Where(tried => tried.Run?.Score is not null).DefaultIfEmpty(sweep[0]).MaxBy(tried => tried.Run?.Score);
        List<BothSides> full = [.. seeds.Select((seed, index) => new BothSides(runs.Take(Variant.Model(seed)), index == 0 ? first : runs.Take(Variant.Scratch(seed, rate))))];
        return new(seeds, sweep, rate, full, [.. spec.Sizes.Select(size => (size, size is { } examples ? On(examples) : full))]);

        IReadOnlyList<BothSides> On(int examples) =>
            [.. seeds.Select(seed => new BothSides(runs.Take(Variant.Model(seed, examples)), runs.Take(Variant.Scratch(seed, rate, examples))))];
    }

    /// <summary>The names of those that diverged, once all trainings were asked for; a rate of the sweep says so itself.</summary>
    public IEnumerable<string> Diverged()
    {
        foreach (var (seed, both) in Seeds.Zip(Full))
        {
            if (both.Transfer is null) yield return Variant.Model(seed).Name;
            if (both.Baseline is null) yield return Variant.Scratch(seed, Rate).Name;
        }

        foreach (var (size, runs) in Sizes)
        {
            if (size is not { } examples) continue;
            foreach (var (seed, both) in Seeds.Zip(runs))
            {
                if (both.Transfer is null) yield return Variant.Model(seed, examples).Name;
                if (both.Baseline is null) yield return Variant.Scratch(seed, Rate, examples).Name;
            }
        }
    }

    /// <summary>3 times 0.01 is 0.03, and the key that of a file which says so.</summary>
    private static double Times(double rate, double factor)
    {
        try
        {
            return (double)((decimal)rate * (decimal)factor);
        }
        catch (OverflowException)
        {
            return rate * factor;
        }
    }
}

/// <summary>A training with transfer and one without; <see langword="null"/> for one that is not there, or diverged.</summary>
internal sealed record BothSides(MeasuredRun? Transfer, MeasuredRun? Baseline);
