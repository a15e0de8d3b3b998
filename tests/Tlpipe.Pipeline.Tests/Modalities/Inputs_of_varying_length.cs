using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Modalities;

public sealed class Inputs_of_varying_length
{
    [Fact]
    public void Data_sets_of_different_lengths_train_one_trunk_and_the_program_takes_any_length()
    {
        using var letters = new LettersWorkshop();
        var file = letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(
            dataSet: "{ use: words, longest: 4 }", epochs: 6, tasks: "long: { dataset: { use: words, shortest: 5, longest: 19, train: 64 }, head: classification }"));

        var built = letters.Workshop.Build(file);

        Assert.All(built.Manifest.Tasks, task => Assert.Equal(1, task.Metrics.Best.Metrics["accuracy"].Value));
        var program = File.ReadAllBytes(Path.Combine(built.Folder, "program.pt"));
        Assert.NotEmpty(program);
        using var loaded = jit.load(Path.Combine(built.Folder, "program.pt"));
        Assert.DoesNotContain("prim::Constant[value=19]", loaded.graph, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trunk_that_takes_a_length_for_a_constant_is_refused_before_it_is_trained()
    {
        using var letters = new LettersWorkshop();
        var file = letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(backbone: "use: letters-net, countsOnLength: true"));

        var error = Assert.Throws<DiagnosticException>(() => letters.Workshop.Build(file));

        Assert.StartsWith("words.model.yaml: error TLP4101: no program can be recorded of 'words': the module does different things for different inputs", error.Message[(error.Message.IndexOf("words.model", StringComparison.Ordinal))..], StringComparison.Ordinal);
        Assert.Empty(letters.Workshop.Progress.Events.OfType<TrainingEvent.StepTaken>());
    }

    [Theory]
    [InlineData("frozen")]
    [InlineData("{ use: freeze, until: mix }")]
    [InlineData("{ use: freeze, until: mean }")]
    public void Frozen_stages_are_computed_once_whatever_the_lengths(string strategy)
    {
        using var letters = new LettersWorkshop();
        var file = letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(strategy: strategy, epochs: 4));

        var built = letters.Workshop.Build(file);

        // 48 and 24 examples in chunks of 16.
        Assert.Equal(3 + 2, letters.Workshop.Progress.Events.OfType<TrainingEvent.FeaturesComputed>().Count(computed => !computed.ForStart));
        Assert.True(built.Manifest.Tasks[0].Metrics.Best.Metrics["accuracy"].Value > 0.9);
    }

    [Fact]
    public void What_a_frozen_stage_gives_of_a_batch_is_what_the_stage_gives_of_the_inputs()
    {
        using var letters = new LettersWorkshop();
        using var pipeline = letters.Workshop.Pipeline();
        var plan = pipeline.Plan(letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words(strategy: "{ use: freeze, until: mix }")));
        var dataSet = plan.DataSets[0];
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var network = NetworkBuilder.Build(plan);
        network.eval();
        var settings = new TrainingSettings(Engine.Start(2, "cpu"), TimeProvider.System, TimeSpan.FromHours(1), pipeline.Files);
        using var store = new FeatureStore(network.Trunk, 2, plan, settings, new CacheLayout(letters.Workshop.CacheFolder), letters.Workshop.Progress, forStart: false);
        using var reader = new ExampleReader(dataSet, plan.Randomness, ahead: 1, keepBytes: 0);
        using var inputs = new FeatureInputs(store, dataSet, reader, views: 1, CancellationToken.None);
        int[] some = [5, 0, 17, 30];

        using var cached = inputs.Batches(Split.Train, [(0L, some)]).Single();
        var batch = dataSet.Data.Codec.Collate([.. some.Select(index => dataSet.Data.Read(Split.Train, index, null))]);
        var direct = network.Trunk.Forward(new(batch), 0, 2);

        Assert.Equal(direct.Mask!.ToArray<bool>(), cached.Mask!.ToArray<bool>());
        // What lies behind the end of a text is nobody's.
        var present = direct.Mask!.unsqueeze(-1).to(ScalarType.Float32);
        Assert.True(((direct.Values - cached.Values) * present).abs().max().item<float>() < 1e-6);
        Assert.True(network.Trunk.Forward(direct, 2, 3).Values.allclose(network.Trunk.Forward(new(cached.Values, cached.Mask), 2, 3).Values, atol: 1e-6));
    }

    [Fact]
    public void Batches_are_of_similar_length_and_each_pass_draws_every_example_once()
    {
        int[] lengths = [.. Enumerable.Range(0, 1000).Select(index => 1 + (index * 37 % 200))];
        BatchSampler Sampler() => new(lengths.Length, 16, dropPartial: false, RandomStream.FromSeed(3), lengths);
        var pass = Enumerable.Range(0, 63).Select(step => Sampler().Draw(step).Indexes).ToList();

        Assert.Equal(Enumerable.Range(0, 1000), pass.SelectMany(indexes => indexes).Order());
        Assert.Equal(8, pass[^1].Length);
        Assert.True(pass.Take(62).Average(indexes => indexes.Max(index => lengths[index]) - indexes.Min(index => lengths[index])) < 15);
        // The lengths come in no order: else a network would see all short ones first.
        var means = pass.Take(32).Select(indexes => indexes.Average(index => lengths[index])).ToList();
        Assert.NotEqual(means.Order(), means);
        Assert.NotEqual(pass[0], Sampler().Draw(63).Indexes);
    }

    [Fact]
    public void A_run_that_was_cut_off_ends_with_the_same_bytes()
    {
        using var whole = new LettersWorkshop();
        using var cut = new LettersWorkshop();
        var model = LettersWorkshop.Words(epochs: 3);
        var expected = File.ReadAllBytes(Path.Combine(whole.Workshop.Build(whole.Workshop.Write("words.model.yaml", model)).Folder, "model.safetensors"));

        var file = cut.Workshop.Write("words.model.yaml", model);
        cut.Workshop.CutOff(file, epoch: 2, step: 3);

        Assert.Equal(expected, File.ReadAllBytes(Path.Combine(cut.Workshop.Build(file).Folder, "model.safetensors")));
    }

    [Fact]
    public void Predictions_of_a_report_stand_in_the_order_of_the_data()
    {
        using var letters = new LettersWorkshop();
        var built = letters.Workshop.Build(letters.Workshop.Write("words.model.yaml", LettersWorkshop.Words()));

        var predictions = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Path.Combine(built.Folder, "predictions.json")))!;

        var names = predictions["tasks"]!["pitch"]!["examples"]!.AsArray().Select(example => (string)example!["name"]!);
        Assert.Equal(Enumerable.Range(0, 24).Select(index => $"Validation {index}"), names);
    }
}
