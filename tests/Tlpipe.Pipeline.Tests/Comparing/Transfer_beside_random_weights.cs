using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Comparing;

public sealed class Transfer_beside_random_weights(ComparedStreet street) : IClassFixture<ComparedStreet>
{
    private JsonNode Comparison => Assert.Single(street.Metrics["comparisons"]!.AsArray())!;

    [Fact]
    public void Every_curve_is_that_of_the_cached_training_it_names()
    {
        foreach (var run in Comparison["runs"]!.AsArray())
            foreach (var side in new[] { "transfer", "baseline" })
            {
                var (curve, metrics) = (run![side]!, street.Cached((string)run[side]!["key"]!));
                Assert.Equal(Values(metrics["epochs"]!), Numbers(curve["tasks"]!["car"]!));
                Assert.Equal((double)metrics["start"]!["car"]!["accuracy"]!, (double)curve["start"]!["car"]!);
                Assert.Equal((int)metrics["bestEpoch"]!, (int)curve["bestEpoch"]!);
            }
    }

    [Fact]
    public void The_first_seeds_transfer_is_the_model_itself()
    {
        Assert.Equal([3, 4], Comparison["seeds"]!.AsArray().Select(seed => (int)seed!));
        Assert.Equal(street.Built.Manifest.TrainingKey.Hex, (string)Comparison["runs"]![0]!["transfer"]!["key"]!);
        Assert.Equal(Values(street.Metrics["epochs"]!), Numbers(Comparison["runs"]![0]!["transfer"]!["tasks"]!["car"]!));
    }

    [Fact]
    public void The_gains_are_those_of_the_curves()
    {
        var runs = Comparison["runs"]!.AsArray().Select(run => (Transfer: run!["transfer"]!, Baseline: run["baseline"]!)).ToList();
        var gains = Comparison["gains"]!["car"]!;

        AssertSpread(gains["start"]!, runs.Select(run => (double)run.Transfer["start"]!["car"]! - (double)run.Baseline["start"]!["car"]!));
        AssertSpread(gains["firstEpoch"]!, runs.Select(run => Curve(run.Transfer)[0] - Curve(run.Baseline)[0]));
        AssertSpread(gains["area"]!, runs.Select(run => Curve(run.Transfer).Average() - Curve(run.Baseline).Average()));
        AssertSpread(gains["best"]!, runs.Select(run => Curve(run.Transfer).Max() - Curve(run.Baseline).Max()));
        AssertSpread(gains["last"]!, runs.Select(run => Curve(run.Transfer)[^1] - Curve(run.Baseline)[^1]));
        Assert.Equal(runs.Select(run => EpochsToBaseline(Curve(run.Transfer), Curve(run.Baseline))), gains["epochsToBaseline"]!["values"]!.AsArray().Select(value => (int?)value));
    }

    [Fact]
    public void The_baseline_has_the_learning_rate_that_did_best_on_validation()
    {
        var sweep = Comparison["sweep"]!.AsArray();
        Assert.Equal([0.02, 0.06], sweep.Select(tried => (double)tried!["rate"]!));
        var best = sweep.MaxBy(tried => (double)tried!["score"]!)!;
        Assert.Equal((double)best["rate"]!, (double)Comparison["rate"]!);
        Assert.Equal((double)best["score"]!, Curve(Comparison["runs"]![0]!["baseline"]!).Max());
    }

    [Fact]
    public void Fewer_examples_stand_beside_all_of_them()
    {
        var sizes = Comparison["sizes"]!.AsArray();
        Assert.Equal([24, 70], sizes.Select(size => (int)size!["examples"]!));
        AssertSpread(sizes[1]!["transfer"]!["car"]!, Comparison["runs"]!.AsArray().Select(run => Curve(run!["transfer"]!).Max()));
        AssertSpread(sizes[1]!["baseline"]!["car"]!, Comparison["runs"]!.AsArray().Select(run => Curve(run!["baseline"]!).Max()));
        Assert.All(Numbers(sizes[0]!["baseline"]!["car"]!["values"]!), value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Each_training_is_told_with_its_number()
    {
        Assert.Equal(
            [
                "scratch, rate 0.02 (1 of 8)", "scratch, rate 0.06 (2 of 8)", "model, seed 4 (3 of 8)", "scratch, seed 4 (4 of 8)",
                "model, 24 examples, seed 3 (5 of 8)", "scratch, 24 examples, seed 3 (6 of 8)", "model, 24 examples, seed 4 (7 of 8)", "scratch, 24 examples, seed 4 (8 of 8)",
            ],
            street.Events.OfType<TrainingEvent.Comparing>().Select(begun => $"{begun.Name} ({begun.Number} of {begun.Count})"));
    }

    [Fact]
    public void No_baseline_appears_in_the_output_or_has_a_lock()
    {
        Assert.Equal(["base", "moved"], Directory.GetDirectories(street.Workshop.OutputFolder).Select(Path.GetFileName).Order());
        Assert.Equal(["base.lock.json", "moved.lock.json"], Directory.GetFiles(Path.GetDirectoryName(street.File)!, "*.lock.json").Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_manifest_has_the_gains_in_short_and_the_run_the_times()
    {
        var (compared, gains) = (Assert.Single(street.Built.Manifest.Comparisons), Comparison["gains"]!["car"]!);
        Assert.Equal(("scratch", 2), (compared.With, compared.Seeds));
        Assert.Equal(
            gains.AsObject().Select(gain => (gain.Key, (double?)gain.Value!["mean"], (double?)gain.Value!["sd"])),
            compared.Tasks["car"].Gains.Select(gain => (gain.Key, gain.Value.Mean, gain.Value.Deviation)));
        var times = JsonNode.Parse(File.ReadAllText(Path.Combine(street.Built.Folder, "run.json")))!["comparisons"]![0]!["runs"]!.AsArray();
        Assert.Equal([3, 4], times.Select(run => (int)run!["seed"]!));
        Assert.All(times, run => Assert.InRange((double)run!["baselineSeconds"]!, 0.001, 600));
        Assert.DoesNotContain("econds", street.Metrics.ToJsonString(), StringComparison.Ordinal);
    }

    private static double[] Values(JsonNode epochs) => [.. epochs.AsArray().Select(epoch => (double)epoch!["tasks"]!["car"]!["accuracy"]!)];

    private static double[] Curve(JsonNode curve) => Numbers(curve["tasks"]!["car"]!);

    private static double[] Numbers(JsonNode values) => [.. values.AsArray().Select(value => (double)value!)];

    private static int? EpochsToBaseline(double[] transfer, double[] baseline) =>
        Array.FindIndex(transfer, value => value >= baseline.Max()) is var reached and >= 0 ? Array.IndexOf(baseline, baseline.Max()) - reached : null;

    private static void AssertSpread(JsonNode spread, IEnumerable<double> expected)
    {
        var values = expected.ToArray();
        Assert.Equal(values, Numbers(spread["values"]!));
        Assert.Equal(values.Average(), (double)spread["mean"]!, 12);
        Assert.Equal(Math.Sqrt(values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1)), (double)spread["sd"]!, 12);
    }
}
