using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>The trainings of a comparison with each task alone.</summary>
/// <param name="Seeds">The seeds.</param>
/// <param name="Joint">All tasks together, for each seed.</param>
/// <param name="Alone">Each task alone, for each seed, by task.</param>
/// <param name="Pairs">Each pair of tasks, for each seed.</param>
internal sealed record SingleTaskRuns(
    IReadOnlyList<long> Seeds,
    IReadOnlyList<MeasuredRun?> Joint,
    IReadOnlyDictionary<string, IReadOnlyList<MeasuredRun?>> Alone,
    IReadOnlyList<(string First, string Second, IReadOnlyList<MeasuredRun?> Runs)> Pairs)
{
    /// <summary>The names of those that diverged, once all trainings were asked for.</summary>
    public IEnumerable<string> Diverged() =>
    [
        .. Joint.Zip(Seeds).Where(run => run.First is null).Select(run => Variant.Model(run.Second).Name),
        .. Alone.SelectMany(alone => alone.Value.Zip(Seeds).Where(run => run.First is null).Select(run => Variant.Alone(run.Second, alone.Key).Name)),
        .. Pairs.SelectMany(pair => pair.Runs.Zip(Seeds).Where(run => run.First is null).Select(run => Variant.Pair(run.Second, pair.First, pair.Second).Name)),
    ];

    /// <summary>Asks for all of them.</summary>
    public static SingleTaskRuns Collect(ComparisonSpec spec, VariantPlanner variants, IVariantRuns runs)
    {
        var seeds = variants.Seeds(spec);
        string[] tasks = [.. variants.Model.Tasks.Select(task => task.Name)];
        IReadOnlyList<MeasuredRun?> joint = [.. seeds.Select(seed => runs.Take(Variant.Model(seed)))];
        var alone = tasks.ToDictionary(task => task, task => (IReadOnlyList<MeasuredRun?>)[.. seeds.Select(seed => runs.Take(Variant.Alone(seed, task)))]);
        var pairs = spec.Pairs ? tasks.SelectMany((first, index) => tasks.Skip(index + 1), (first, second) => (first, second)) : [];
        return new(seeds, joint, alone, [.. pairs.Select(pair => (pair.first, pair.second, (IReadOnlyList<MeasuredRun?>)[.. seeds.Select(seed => runs.Take(Variant.Pair(seed, pair.first, pair.second)))]))]);
    }
}
