using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>Works out what transfer brought.</summary>
internal static class TransferComparer
{
    /// <summary>The comparison.</summary>
    /// <param name="plan">The model.</param>
    /// <param name="runs">Its trainings.</param>
    /// <exception cref="DiagnosticException">TLP5001: the baseline diverged at every learning rate.</exception>
    public static ScratchComparison Compare(TrainingPlan plan, ScratchRuns runs)
    {
        if (runs.Sweep.All(tried => tried.Run?.Score is null)) throw new DiagnosticException(ComparisonDiagnostics.Diverged(plan, runs.Sweep.Select(tried => tried.Rate)));
        return new(
            runs.Seeds,
            [.. runs.Sweep.Select(tried => new SweptRate(tried.Rate, tried.Run?.Score))],
            runs.Rate,
            [.. runs.Seeds.Zip(runs.Full, (seed, both) => new ScratchRun(seed, both.Transfer?.Curve, both.Baseline?.Curve))],
            plan.Tasks.ToDictionary(task => task.Name, task => Gains(task, runs.Full)),
            [.. runs.Sizes.Select(size => Size(plan, size.Examples ?? plan.DataSets.Max(dataSet => dataSet.Data.Count(Split.Train)), size.Runs))])
        {
            Diverged = runs.Diverged().ToList() is { Count: > 0 } diverged ? diverged : null,
        };
    }

    /// <summary>How long both sides took, for <c>run.json</c>: with transfer until it was as good as the baseline's best, and the baseline until then.</summary>
    public static JsonObject Times(ScratchRuns runs) => new()
    {
        ["with"] = "scratch",
        ["runs"] = new JsonArray(
        [
            .. runs.Seeds.Zip(runs.Full, (seed, both) => new JsonObject
            {
                ["seed"] = seed,
                ["secondsToBaseline"] = Seconds(both.Transfer, both.Baseline is { } baseline ? both.Transfer?.Reaches(baseline.Score) : null),
                ["baselineSeconds"] = Seconds(both.Baseline, both.Baseline?.Curve.BestEpoch),
            }),
        ]),
    };

    private static TransferGains Gains(PlannedTask task, IReadOnlyList<BothSides> runs)
    {
        var (name, sign) = (task.Name, task.PrimaryMetric.HigherIsBetter ? 1 : -1);
        return new(
            Of((run, _) => run.StartOf(name)),
            Of((run, _) => run.First(name)),
            Paired((transfer, baseline) => EpochsToBaseline(transfer, baseline, name, sign)),
            Of((run, epochs) => run.Area(name, epochs)),
            Of((run, _) => run.Best(name)),
            Of((run, _) => run.Last(name)));

        Spread Of(Func<Curve, int, double?> value) => Paired((transfer, baseline) =>
        {
            var epochs = Math.Max(transfer.Tasks[name].Count, baseline.Tasks[name].Count);
            return sign * (value(transfer, epochs) - value(baseline, epochs));
        });

        Spread Paired(Func<Curve, Curve, double?> value) =>
            Spread.Of(runs.Select(both => both is { Transfer.Curve: { } transfer, Baseline.Curve: { } baseline } ? value(transfer, baseline) : null));
    }

    private static int? EpochsToBaseline(Curve transfer, Curve baseline, string task, int sign)
    {
        var reached = transfer.Tasks[task].Index().Where(epoch => sign * (epoch.Item - baseline.Best(task)) >= 0).Select(epoch => (int?)epoch.Index + 1).FirstOrDefault();
        return baseline.BestEpoch - reached;
    }

    private static ScratchSize Size(TrainingPlan plan, int examples, IReadOnlyList<BothSides> runs) => new(
        examples,
        plan.Tasks.ToDictionary(task => task.Name, task => Spread.Of(runs.Select(both => both.Transfer?.Curve.Best(task.Name)))),
        plan.Tasks.ToDictionary(task => task.Name, task => Spread.Of(runs.Select(both => both.Baseline?.Curve.Best(task.Name)))));

    private static double? Seconds(MeasuredRun? run, int? epoch) => run is not null && epoch is { } reached && reached <= run.Seconds.Count ? Math.Round(run.Seconds[reached - 1], 3) : null;
}
