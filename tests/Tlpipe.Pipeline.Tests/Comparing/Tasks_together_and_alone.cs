using System.Text.Json.Nodes;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Comparing;

public sealed class Tasks_together_and_alone
{
    private const string Tasks = "{ car: { dataset: street, target: car, head: classification }, pedestrian: { dataset: street, target: pedestrian, head: classification }, sign: { dataset: street, target: sign, head: classification } }";

    [Fact]
    public void The_numbers_are_those_of_the_trainings_and_pairs_say_who_helps_whom()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Three("compare:\n  - { with: single-task, seeds: 2, pairs: true }"));

        var built = workshop.Build(file);

        Assert.Equal(13, workshop.Progress.Events.OfType<TrainingEvent.Comparing>().Count());
        var comparison = Assert.Single(JsonNode.Parse(File.ReadAllText(Path.Combine(built.Folder, "metrics.json")))!["comparisons"]!.AsArray())!;
        var relative = new List<double[]>();
        foreach (var task in new[] { "car", "pedestrian", "sign" })
        {
            var joint = Runs(comparison, run => Shipped(workshop, run["joint"]!, task));
            var alone = Runs(comparison, run => Shipped(workshop, run["alone"]![task]!, task));
            var gain = comparison["tasks"]![task]!;
            Assert.Equal(joint, Numbers(gain["joint"]!));
            Assert.Equal(alone, Numbers(gain["alone"]!));
            Assert.Equal(joint.Zip(alone, (one, other) => one - other), Numbers(gain["difference"]!));
            relative.Add([.. joint.Zip(alone, (one, other) => (one - other) / other)]);
            Assert.Equal(relative[^1], Numbers(gain["relative"]!));
            var (mean, error) = ((double)gain["difference"]!["mean"]!, (double)gain["difference"]!["sd"]! / Math.Sqrt(2));
            const double T = 12.7062;
            Assert.Equal(Math.Abs(mean) > T * error ? mean > 0 ? "gains" : "loses" : "same", (string)gain["verdict"]!);
        }

        Assert.Equal(Enumerable.Range(0, 2).Select(seed => relative.Average(task => task[seed])), Numbers(comparison["deltaM"]!), (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal(["car pedestrian", "car sign", "pedestrian sign"], comparison["pairs"]!.AsArray().Select(pair => string.Join(' ', pair!["tasks"]!.AsArray())));
        Assert.Equal(
            comparison["tasks"]!.AsObject().Where(task => (string)task.Value!["verdict"]! == "loses").Select(task => $"the task '{task.Key}' does worse together than alone"),
            workshop.Progress.Events.OfType<TrainingEvent.Noticed>().Where(told => told.Diagnostic.Code == "TLP6120").Select(told => told.Diagnostic.Message.Split(':')[0]));
    }

    [Fact]
    public void A_task_that_does_worse_together_is_warned_of_or_breaks_the_build()
    {
        const string Compare = "compare: { with: single-task, seeds: 2 }";
        IReadOnlyList<ManifestComparison> compared =
        [
            new("single-task", 2, new Dictionary<string, ComparedTask>
            {
                ["car"] = new(Verdict.Loses, new Dictionary<string, MeanAndDeviation> { ["difference"] = new(-0.25, 0.125) }),
                ["pedestrian"] = new(Verdict.Loses, new Dictionary<string, MeanAndDeviation> { ["difference"] = new(-0.125, 0.05) }),
                ["sign"] = new(Verdict.Gains, new Dictionary<string, MeanAndDeviation> { ["difference"] = new(0.25, 0.125) }),
            }),
        ];

        Assert.Equal(
            "TLP6120 the task 'car' does worse together than alone: accuracy -0.2500 ± 0.1250 over 2 seeds; train it in a model of its own, share less of the trunk, or choose another balancer\n" +
            "TLP6120 the task 'pedestrian' does worse together than alone: accuracy -0.1250 ± 0.0500 over 2 seeds; train it in a model of its own, share less of the trunk, or choose another balancer",
            Told(Compare));
        Assert.Equal("", Told($"{Compare}\nsilence: {{ TLP6120: it is known }}"));
        Assert.Equal(
            "TLP6002 the gate is not met: 'car' does worse together than alone: accuracy -0.2500 ± 0.1250 over 2 seeds\n" +
            "TLP6002 the gate is not met: 'pedestrian' does worse together than alone: accuracy -0.1250 ± 0.0500 over 2 seeds; this model is not published; " +
            "build it without the gate to see the whole comparison (its trainings are in the cache)",
            Told($"{Compare}\ngates:\n  - {{ negativeTransfer: forbid }}"));

        string Told(string extra)
        {
            using var workshop = new Workshop();
            using var pipeline = workshop.Pipeline();
            var plan = pipeline.Plan(workshop.Write("street.model.yaml", Three(extra)));
            return string.Join('\n', NegativeTransfer.Find(plan, compared).Select(told => $"{told.Code} {told.Message}"));
        }
    }

    [Theory]
    [InlineData("gains", false, 0.031, 0.030)]
    [InlineData("loses", false, -0.031, -0.030)]
    [InlineData("same", true, 0.03, 0.01)]
    [InlineData("gains", false, 0.03, 0.02, 0.01, 0.025)]
    [InlineData("same", true, 0.03, 0.02, -0.01, 0.025)]
    [InlineData("same", true, 0.03, -0.02)]
    [InlineData("same", false, 0.03)]
    [InlineData("gains", true, 0.03)]
    [InlineData("loses", true, -0.03)]
    [InlineData("same", true, 0.0, 0.0)]
    [InlineData("same", true, 0.0, -0.05)]
    [InlineData("same", true, 0.525 - 0.475, 0.0)]
    public void A_difference_counts_beyond_its_95_percent_interval_or_by_one_seed_beyond_the_metrics_interval(string verdict, bool beyond, params double[] differences) =>
        Assert.Equal(verdict, Verdict.Of(Spread.Of(differences.Select(value => (double?)value)), _ => beyond));

    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(3, 3.1824)]
    [InlineData(4, 2.7764)]
    [InlineData(9, 2.2622)]
    [InlineData(99, 1.9842)]
    public void The_interval_is_that_of_Students_table(int freedom, double t) => Assert.Equal(t, StudentT.TwoSided(0.95, freedom), 4);

    [Fact]
    public void A_small_data_set_gets_as_many_passes_alone_and_phases_schedule_and_patience_as_many_of_them()
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        const string Few = "few: { dataset: { use: street-scenes, count: 20, validation: 10, size: 32 }, target: sign, head: classification }";
        var model = pipeline.Plan(workshop.Write("both.model.yaml", Models.Street(
            dataSet: "{ use: street-scenes, count: 96, validation: 10, size: 32 }",
            tasks: $"car: {{ dataset: street, target: car, head: classification }}\n  {Few}",
            strategy: "{ use: probe-then-full, probeEpochs: 1 }",
            epochs: 3,
            extra: "  batchNorm: eval\n  schedule: { use: step, every: 2, warmup: 0.5 }\n  earlyStopping: { patience: 2 }")));
        // Six batches an epoch: of the small data set each second one holds 4 examples.
        var same = pipeline.Plan(workshop.Write("few.model.yaml", $$"""
            model: few
            version: 1.0.0
            seed: 3
            backbone: small-cnn
            tasks: { {{Few}} }
            training:
              strategy: { use: probe-then-full, probeEpochs: 3 }
              batchNorm: eval
              epochs: 9
              batch: 16
              optimizer: { use: sgd, lr: 0.05, momentum: 0.9 }
              schedule: { use: step, every: 6, warmup: 1.5 }
              earlyStopping: { patience: 6 }
            """));

        var alone = new VariantPlanner(model, new(pipeline.Plugins, pipeline.Files, new() { OutputFolder = workshop.OutputFolder, ToolVersion = "0.0.0-test" })).Plan(Variant.Alone(3, "few"));

        Assert.Equal(same.Inputs.Select(input => $"{input.Name} {input.Value}").Where(input => !input.StartsWith("model ", StringComparison.Ordinal)), alone.Inputs.Select(input => $"{input.Name} {input.Value}").Where(input => !input.StartsWith("model ", StringComparison.Ordinal)));
        Assert.Equal(same.Keys.Training, alone.Keys.Training);
    }

    private static string Three(string extra) => Street(extra, Tasks);

    private static string Street(string extra, string tasks) => $$"""
        model: street
        version: 1.0.0
        seed: 3
        backbone: small-cnn
        datasets:
          street: { use: street-scenes, count: 48, validation: 60, size: 32 }
        tasks: {{tasks}}
        training:
          strategy: full
          epochs: 2
          batch: 16
          optimizer: { use: sgd, lr: 0.05, momentum: 0.9 }
        {{extra}}
        """;

    private static double[] Runs(JsonNode comparison, Func<JsonNode, double> value) => [.. comparison["runs"]!.AsArray().Select(run => value(run!))];

    /// <summary>The value at the epoch that ships, from the training's own metrics in the cache.</summary>
    private static double Shipped(Workshop workshop, JsonNode curve, string task)
    {
        var metrics = JsonNode.Parse(File.ReadAllText(Path.Combine(workshop.CacheFolder, "artifacts", (string)curve["key"]!, "metrics.json")))!;
        return (double)metrics["epochs"]![(int)metrics["bestEpoch"]! - 1]!["tasks"]![task]!["accuracy"]!;
    }

    private static double[] Numbers(JsonNode spread) => [.. spread["values"]!.AsArray().Select(value => (double)value!)];
}
