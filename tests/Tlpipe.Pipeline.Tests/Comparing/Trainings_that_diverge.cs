using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Locking;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Comparing;

public sealed class Trainings_that_diverge
{
    private static readonly string[] Diverging = ["scratch, seed 4", "scratch, 24 examples, seed 3", "sign alone, seed 3"];

    [Fact]
    public void Are_told_and_the_rest_of_the_comparison_stands()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
        var file = workshop.Write("moved.model.yaml", Models.Street(
            name: "moved",
            strategy: "frozen",
            weights: ", weights: base.model.yaml",
            tasks: "car: { dataset: street, target: car, head: classification }\n  sign: { dataset: street, target: sign, head: classification }",
            extra: "compare:\n  - { with: scratch, seeds: 2, sizes: [24], rates: [1] }\n  - { with: single-task, seeds: 2 }"));
        workshop.Progress.Then = happened =>
        {
            if (happened is TrainingEvent.Comparing { Name: var name } && Diverging.Contains(name, StringComparer.Ordinal))
                throw new DiagnosticException(Diagnostic.Error("TLP5001", "training diverged"));
        };

        var built = workshop.Build(file);

        var metrics = JsonNode.Parse(File.ReadAllText(Path.Combine(built.Folder, "metrics.json")))!["comparisons"]!;
        var (scratch, single) = (metrics[0]!, metrics[1]!);
        Assert.Equal(["scratch, seed 4", "scratch, 24 examples, seed 3"], scratch["diverged"]!.AsArray().Select(name => (string)name!));
        Assert.Equal(["sign alone, seed 3"], single["diverged"]!.AsArray().Select(name => (string)name!));
        Assert.Null(scratch["runs"]![1]!["baseline"]);
        Assert.NotNull(scratch["runs"]![1]!["transfer"]);
        Assert.Null(single["runs"]![0]!["alone"]!["sign"]);
        foreach (var gain in new[] { "start", "firstEpoch", "area", "best", "last" }) AssertKnown(scratch["gains"]!["car"]![gain]!, true, false);
        AssertKnown(scratch["sizes"]![0]!["baseline"]!["car"]!, false, true);
        AssertKnown(scratch["sizes"]![0]!["transfer"]!["car"]!, true, true);
        AssertKnown(single["tasks"]!["sign"]!["difference"]!, false, true);
        AssertKnown(single["tasks"]!["car"]!["difference"]!, true, true);
        AssertKnown(single["deltaM"]!, true, true);
        Assert.Equal(["scratch", "single-task"], ComparisonJson.Read(built.Folder).Select(comparison => comparison is ScratchComparison ? "scratch" : "single-task"));

        var run = JsonNode.Parse(File.ReadAllText(Path.Combine(built.Folder, "run.json")))!;
        Assert.Null(run["comparisons"]![0]!["runs"]![1]!["baselineSeconds"]);
        var part = run["parts"]!.AsArray()[^1]!;
        Assert.Equal("comparison", (string)part["name"]!);
        Assert.Equal(Cached(workshop, built).Sum(), (double)part["seconds"]!, 0.01);
    }

    [SkippableFact]
    public void Are_not_tried_again_neither_here_nor_on_another_machine()
    {
        using var server = new Nginx();
        using var a = new Workshop { Always = options => options with { RemoteCache = new Uri(server.Url) } };
        using var b = new Workshop { Always = options => options with { RemoteCache = new Uri(server.Url), Policy = TrainingPolicy.Restore } };
        using var c = new Workshop { Always = options => options with { Cache = new(b.CacheFolder), Policy = TrainingPolicy.Restore } };
        string Build(Workshop workshop)
        {
            workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
            var built = workshop.Build(workshop.Write("moved.model.yaml", ComparedStreet.Moved("compare: { with: scratch, seeds: 1, rates: [1, 1e30] }")));
            var reached = File.ReadAllText(Path.Combine(built.Folder, "metrics.json"));
            Directory.Delete(built.Folder, recursive: true);
            return reached;
        }

        var metrics = Build(a);
        Assert.Equal(2, a.Progress.Events.OfType<TrainingEvent.Comparing>().Count());
        Assert.Null(JsonNode.Parse(metrics)!["comparisons"]![0]!["sweep"]![1]!["score"]);
        a.Progress.Events.Clear();

        // From the cache of the machine, from the remote one, and from what that left on the second machine.
        foreach (var workshop in new[] { a, b, c })
        {
            Assert.Equal(metrics, Build(workshop));
            Assert.Empty(workshop.Progress.Events.OfType<TrainingEvent.Comparing>());
            Assert.Empty(workshop.Warnings);
        }
    }

    [Fact]
    public void At_every_rate_from_random_weights_are_an_error()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1, seed: "1"));
        var file = workshop.Write("moved.model.yaml", ComparedStreet.Moved("compare: { with: scratch, seeds: 1, rates: [1e30, 1e32] }"));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Build(file)).Diagnostics);

        Assert.Equal("TLP5001", error.Code);
        Assert.Equal("training from random weights diverged at every learning rate that the comparison tried (2E+28, 2E+30); give it smaller 'rates'", error.Message);
    }

    private static void AssertKnown(JsonNode spread, params bool[] known)
    {
        Assert.Equal(known, spread["values"]!.AsArray().Select(value => value is not null));
        Assert.NotNull(spread["mean"]);
    }

    /// <summary>The seconds of the trainings in the cache but those of the models themselves.</summary>
    private static IEnumerable<double> Cached(Workshop workshop, BuiltModel built)
    {
        string[] models = [built.Manifest.TrainingKey.Hex, built.Plan.Weights!.Upstream!.Keys.Training.Hex];
        return Directory.GetDirectories(Path.Combine(workshop.CacheFolder, "artifacts"))
            .Where(folder => !models.Contains(Path.GetFileName(folder), StringComparer.Ordinal))
            .Select(folder => (double)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "run.json")))!["seconds"]!);
    }
}
