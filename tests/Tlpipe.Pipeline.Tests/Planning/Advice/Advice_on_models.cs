using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning.Advice;

namespace Tlpipe.Pipeline.Tests.Planning.Advice;

public sealed class Advice_on_models(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private const string TwoTasks = """
        car: { dataset: street, target: car, head: classification }
          pedestrian: { dataset: { use: street-scenes, size: 32, count: 81, seed: 4 }, target: pedestrian, head: classification }
        """;

    [Fact]
    public void A_trunk_that_is_small_for_its_tasks()
    {
        using var workshop = new Workshop();

        Assert.Equal(
            "m.model.yaml(4,18): warning TLP6110: the trunk 'small-cnn' is small for 2 tasks: its 1,012 parameters end in 8 features, of which the heads make 4 outputs, so the tasks will compete for them; use a wider or another backbone (16 features or more), or train the tasks apart",
            Advice(workshop, Models.Street(tasks: TwoTasks).Replace("small-cnn", "small-cnn, width: 4, depth: 1")));
    }

    [Fact]
    public void Features_that_a_sharing_makes_are_not_the_trunks()
    {
        using var workshop = new Workshop();

        Assert.Equal("", Advice(workshop, Models.Street(tasks: TwoTasks, extra: "  sharing: { use: mmoe, width: 4 }")));
    }

    [Fact]
    public void A_gate_that_no_model_or_every_model_meets()
    {
        using var pictures = new Pictures().AddEnough();

        Assert.Equal(
            """
            m.model.yaml(9,15): warning TLP6111: no model can meet this gate: kind.accuracy lies between 0 and 1, and the gate wants min: 93; if you mean 93 percent, write min: 0.93
            m.model.yaml(10,15): warning TLP6111: every model meets this gate: kind.macroF1 lies between 0 and 1, and the gate wants min: 0; write the least that you would ship, or remove the gate
            m.model.yaml(11,15): warning TLP6111: no model can meet this gate: kind.accuracy lies between 0 and 1, and the gate wants max: -1; write a value between 0 and 1
            """,
            pictures.Advice("""
                gates:
                  - { metric: kind.accuracy, min: 93 }
                  - { metric: kind.macroF1, min: 0 }
                  - { metric: kind.accuracy, max: -1 }
                """));
    }

    [Theory]
    [InlineData("2", "m.model.yaml(14,20): warning TLP6112: the warm-up takes 2 epochs and the training 2, so it never reaches its learning rate; write a shorter 'warmup', or more 'epochs'")]
    [InlineData("1.5", "")]
    public void A_warm_up_that_takes_the_whole_training(string epochs, string advice)
    {
        using var workshop = new Workshop();

        Assert.Equal(advice, Advice(workshop, Models.Street(extra: $"  schedule: {{ use: cosine, warmup: {epochs} }}")));
    }

    [Theory]
    [InlineData(0.75, 0.5, 0.7, "the training destroys what they know: write 'strategy: probe-then-full' or 'frozen', or look for another 'lr' with 'tlpipe lr-find'")]
    [InlineData(0.75, 0.5, 0.8, "")]
    public void A_task_that_ends_below_its_start_by_more_than_its_interval(double start, double best, double high, string advice)
    {
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();
        var plan = pipeline.Plan(workshop.Write("m.model.yaml", Models.Street()));
        MeasuredSplit Measured(double value) => new(Split.Validation, new(40, [new("accuracy", value, 0.3, high)]));
        ManifestTask[] tasks = [new("car", new(OutputKind.Softmax, ["no", "yes"]), new("accuracy", 1, Measured(start), Measured(best), Measured(best), null))];

        var told = BelowStartAdvice.Find(plan, tasks).Select(told => $"{told.Code}: {told.Message}");

        Assert.Equal(advice.Length == 0 ? [] : [$"TLP6121: the task 'car' ends below its start: accuracy 0.5000 at best, and 0.7500 before any training, from the trunk's features alone; {advice}"], told);
        Assert.Empty(BelowStartAdvice.Find(pipeline.Plan(workshop.Write("m.model.yaml", Models.Street(extra: "silence: { TLP6121: it is known }"))), tasks));
    }

    [Theory]
    [InlineData("", "drawn equally, an epoch passes 4 times over the small one, which is then learned by heart")]
    [InlineData("sampling: proportional", "drawn in proportion, the small one is hardly heard")]
    public void Data_sets_that_are_far_apart_in_size(string sampling, string harm)
    {
        using var workshop = new Workshop();
        var text = Models.Street(tasks: TwoTasks, dataSet: "{ use: street-scenes, count: 325, size: 32 }", extra: "  " + sampling);

        Assert.Matches(
            $@"^m\.model\.yaml\(\d+,\d+\): warning TLP6107: the data sets are far apart in size, 'pedestrian' with 81 examples to train on and 'street' with 325: {harm}; write 'sampling: {{ use: temperature, value: 2 }}' under 'training'$",
            Advice(workshop, text));
        Assert.Equal("", Advice(workshop, text.Replace("325", "324")));
    }

    [Fact]
    public void A_temperature_answers_data_sets_that_are_far_apart_in_size()
    {
        using var workshop = new Workshop();

        Assert.Equal("", Advice(workshop, Models.Street(tasks: TwoTasks, dataSet: "{ use: street-scenes, count: 325, size: 32 }", extra: "  sampling: { use: temperature, value: 2 }")));
    }

    [Fact]
    public void Tasks_on_one_data_set_whose_labels_are_far_apart_in_number()
    {
        var plan = planning.Plan("""
            model: points
            version: 1.0.0
            backbone: { use: perceptron, width: 16 }
            datasets:
              shared: { use: points, targets: [big, scarce], train: 500 }
            tasks:
              size: { dataset: shared, target: big, head: vote }
              colour: { dataset: shared, target: scarce, head: vote }
            training: { strategy: full }
            """);

        Assert.Equal(
            $"{plan.Spec.FileName}(8,3): warning TLP6107: the task 'colour' has 100 labelled examples to train on, but 'size' on the same data set 500: its loss is the mean of few in each batch, as noisy as they are few; label more, raise 'batch', or give the task a data set of its own and write 'sampling: {{ use: temperature, value: 2 }}' under 'training'",
            Assert.Single(plan.Warnings).ToString());
    }

    [Theory]
    [InlineData(99_999, "frozen", "")]
    [InlineData(100_000, "full", "so many, the same network from random weights gets as good, it only takes longer; write 'compare: { with: scratch }' to see what these weights bring")]
    [InlineData(100_000, "frozen", "so many, the same network from random weights gets as good, it only takes longer; write 'compare: { with: scratch }' to see what these weights bring, and 'strategy: full' so that the trunk learns, too")]
    public void So_many_examples_that_transfer_brings_little(int count, string strategy, string advice)
    {
        planning.WriteWeights("fitting.safetensors", ("layer.weight", [8, 4]), ("layer.bias", [8]));
        var plan = planning.Plan($$"""
            model: points
            version: 1.0.0
            backbone: { use: perceptron, weights: fitting.safetensors }
            tasks:
              size: { dataset: { use: points, targets: [big, scarce], train: {{count}} }, target: big, head: vote }
            training: { strategy: {{strategy}} }
            """);

        Assert.Equal(
            advice.Length == 0 ? "" : $"{plan.Spec.FileName}(3,39): warning TLP6103: the task 'size' has 100,000 examples to train on; with {advice}",
            string.Join('\n', plan.Warnings));
    }

    [SkippableTheory]
    [InlineData("StreetScene/street-base", "weights")]
    [InlineData("StreetScene/night", "weights")]
    [InlineData("StreetScene/night-scratch", "weights")]
    [InlineData("AntsVsBees/ants-vs-bees", "weights/mobilenet_v2_imagenet.pth")]
    public void Nothing_is_told_of_the_samples(string sample, string data)
    {
        RealData.Require(data);
        using var workshop = new Workshop();
        using var pipeline = workshop.Pipeline();

        Assert.Empty(pipeline.Plan(Path.Combine(Repository.Root, "tests", "Samples", sample + ".model.yaml")).Warnings);
    }

    [SkippableFact]
    public void Nothing_is_told_of_three_tasks_on_real_traffic()
    {
        RealData.Require("traffic");
        using var workshop = new Workshop();

        Assert.Equal("", Advice(workshop, """
            model: traffic
            version: 1.0.0
            backbone: { use: mobilenet-v2, weights: $(data)/weights/mobilenet_v2_imagenet.pth }
            tasks:
              car: { dataset: { use: image-folder, path: $(data)/traffic/car, size: 64 }, head: classification }
              pedestrian: { dataset: { use: image-folder, path: $(data)/traffic/pedestrian, size: 64 }, head: classification }
              sign: { dataset: { use: image-folder, path: $(data)/traffic/sign, size: 64 }, head: classification }
            """));
    }

    private static string Advice(Workshop workshop, string text)
    {
        using var pipeline = workshop.Pipeline();
        return string.Join('\n', pipeline.Plan(workshop.Write("m.model.yaml", text)).Warnings).Replace(workshop.Combine("") + "/", "", StringComparison.Ordinal);
    }
}
