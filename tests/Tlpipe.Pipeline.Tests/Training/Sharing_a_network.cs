using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Sharing_a_network
{
    private const string CrossStitch = "{ use: cross-stitch, from: features.2 }";
    private const string Mmoe = "{ use: mmoe, experts: 3, width: 6 }";
    private const string Cgc = "{ use: cgc, sharedExperts: 1, ownExperts: 2, width: 6 }";

    private const string TwoTasks = """
        car: { dataset: street, target: car, head: classification }
          sign: { dataset: street, target: sign, head: classification }
        """;

    private const string TwoDataSets = """
        car: { dataset: street, target: car, head: classification }
          sign: { dataset: { use: street-scenes, count: 33, validation: 20, size: 32, seed: 5 }, target: sign, head: { use: classification, dropout: 0.3 } }
        """;

    [Theory]
    [InlineData("{ use: cross-stitch, from: features.3 }", "gradual")]
    [InlineData(Mmoe, "frozen")]
    [InlineData(Cgc, "full")]
    public void A_run_that_was_cut_off_goes_on_to_the_same_bytes_and_its_program_predicts_what_the_network_does(string sharing, string strategy)
    {
        var text = Street(sharing, strategy, TwoDataSets);
        using var whole = new Workshop();
        var expected = whole.Build(whole.Write("street.model.yaml", text));
        using var cut = new Workshop();
        var file = cut.Write("street.model.yaml", text);
        cut.CutOff(file, epoch: 2, step: 2);
        var resumed = cut.Build(file);

        foreach (var name in new[] { "model.safetensors", "program.pt", "metrics.json" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(expected.Folder, name)), File.ReadAllBytes(Path.Combine(resumed.Folder, name)));
        AssertPredictsAsTheNetwork(whole, expected.Folder);
    }

    [Fact]
    public void Experts_on_a_frozen_trunk_learn_from_features_that_are_computed_once()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1)));

        var file = workshop.Write("street.model.yaml", Street(Mmoe, "frozen", TwoTasks, weights: ", weights: base.model.yaml"));

        var built = workshop.Build(file);

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(workshop.CacheFolder, "features"), "*", SearchOption.AllDirectories));
        var (before, after) = (Weights(Path.Combine(workshop.OutputFolder, "base", "1.0.0")), Weights(built.Folder));
        Assert.All(before.Where(entry => entry.Key.StartsWith("trunk.", StringComparison.Ordinal)), entry => Assert.Equal(entry.Value, after[entry.Key]));
        using var network = NetworkBuilder.Build(workshop.Plan(file));
        Assert.All(
            network.state_dict().Where(entry => entry.Key.StartsWith("sharing.", StringComparison.Ordinal)),
            entry => Assert.NotEqual(entry.Value.ToArray<float>(), after[entry.Key]));
    }

    [Fact]
    public void Columns_begin_with_the_trunks_weights_and_part_from_it()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("base.model.yaml", Models.Street(name: "base", epochs: 1)));
        var file = workshop.Write("street.model.yaml", Street(CrossStitch, "{ use: freeze, until: features.2 }", TwoTasks, weights: ", weights: base.model.yaml"));
        using var network = NetworkBuilder.Build(workshop.Plan(file));
        var begun = network.state_dict();
        const string own = "sharing.columns.sign.features_2.0.0.weight", first = "trunk.features.2.0.weight";
        Assert.Equal(begun[first].ToArray<float>(), begun[own].ToArray<float>());

        var trained = Weights(workshop.Build(file).Folder);

        Assert.Equal(begun["trunk.features.1.0.weight"].ToArray<float>(), trained["trunk.features.1.0.weight"]);
        Assert.NotEqual(begun[own].ToArray<float>(), trained[own]);
        Assert.NotEqual(trained[first], trained[own]);
        Assert.NotEqual([0.9f, 0.1f, 0.1f, 0.9f], trained["sharing.units.features_2"]);
        Assert.DoesNotContain(trained.Keys, name => name.StartsWith("sharing.columns.car", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hard")]
    [InlineData(CrossStitch)]
    [InlineData(Mmoe)]
    [InlineData(Cgc)]
    public void A_plan_counts_what_the_network_will_hold(string sharing)
    {
        using var workshop = new Workshop();
        var plan = workshop.Plan(workshop.Write("street.model.yaml", Street(sharing, "full", TwoTasks)));
        var parts = TrainableParts.Of(plan);

        using var network = NetworkBuilder.Build(plan);

        Assert.Equal(
            network.parameters().Sum(parameter => parameter.numel()),
            parts.Stages.Concat(parts.Heads).Sum(part => part.Parameters) + (parts.Sharing?.Parameters ?? 0));
        Assert.Equal(sharing == "hard", parts.Sharing is null);
    }

    [Theory]
    [InlineData(CrossStitch)]
    [InlineData(Mmoe)]
    [InlineData(Cgc)]
    public void A_balancer_is_told_of_all_that_several_tasks_losses_reach(string sharing)
    {
        using var workshop = new Workshop();
        var plan = workshop.Plan(workshop.Write("street.model.yaml", Street(sharing, "full", TwoTasks)));
        using var network = NetworkBuilder.Build(plan);
        var freezing = new Freezing(network, plan);
        network.eval();
        var names = network.named_parameters().ToDictionary(entry => (object)entry.parameter, entry => entry.name, ReferenceEqualityComparer.Instance);
        using var scope = NewDisposeScope();
        var reached = new[] { 0, 1 }.Select(task =>
        {
            network.zero_grad();
            network.call(full([4, 3, 32, 32], 100, ScalarType.Byte))[task].square().sum().backward();
            return network.parameters().Where(parameter => parameter.grad is not null).Select(parameter => names[parameter]).ToHashSet();
        }).ToList();

        Assert.Equal(reached[0].Intersect(reached[1]).Order(StringComparer.Ordinal), freezing.SharedParameters.Select(parameter => names[parameter]).Order(StringComparer.Ordinal));
        Assert.Equal(names.Values.Order(StringComparer.Ordinal), freezing.Groups().SelectMany(group => group.Parameters).Select(parameter => names[parameter]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_model_that_rests_on_one_with_a_sharing_takes_its_trunk()
    {
        using var workshop = new Workshop();
        workshop.Write("base.model.yaml", Street(Cgc, "full", TwoTasks, name: "base"));

        var built = workshop.Build(workshop.Write("moved.model.yaml", Models.Street(name: "moved", strategy: "frozen", epochs: 1, weights: ", weights: base.model.yaml")));

        var (before, after) = (Weights(Path.Combine(workshop.OutputFolder, "base", "1.0.0")), Weights(built.Folder));
        Assert.All(after.Where(entry => entry.Key.StartsWith("trunk.", StringComparison.Ordinal)), entry => Assert.Equal(before[entry.Key], entry.Value));
        Assert.DoesNotContain(after.Keys, name => name.StartsWith("sharing.", StringComparison.Ordinal));
        var dropped = workshop.Progress.Events.OfType<TrainingEvent.WeightsTaken>().Single().Dropped;
        Assert.Equal(before.Keys.Where(name => !name.StartsWith("trunk.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), dropped.Order(StringComparer.Ordinal));
        var artifact = workshop.Plan(workshop.Write("file.model.yaml", Models.Street(name: "file", weights: ", weights: out/base/1.0.0/model.safetensors")));
        Assert.Equal(dropped.Order(StringComparer.Ordinal), artifact.Weights!.Dropped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Training_with_columns_leaves_no_native_tensor_behind()
    {
        using var workshop = new Workshop();
        workshop.Build(workshop.Write("warm-up.model.yaml", Models.Street(name: "warm-up", epochs: 1)));
        var before = LiveTensors.Settled();

        workshop.Build(workshop.Write("street.model.yaml", Street(CrossStitch, "full", TwoTasks)));

        Assert.Equal(before, LiveHandles);
    }

    [Fact]
    public void Sharing_enters_the_key_only_where_it_is_not_hard()
    {
        using var workshop = new Workshop();
        string Key(string sharing) => workshop.Plan(workshop.Write("street.model.yaml", Street(sharing, "full", TwoTasks))).Keys.Input.Hex;

        var unsaid = workshop.Plan(workshop.Write("street.model.yaml", Street("hard", "full", TwoTasks).Replace("  sharing: hard\n", "", StringComparison.Ordinal))).Keys.Input.Hex;

        Assert.Equal(unsaid, Key("hard"));
        Assert.Equal(4, new[] { unsaid, Key(CrossStitch), Key("mmoe"), Key("{ use: mmoe, experts: 5 }") }.Distinct().Count());
    }

    [Theory]
    [InlineData("{ use: cross-stitch, from: features.1 }", "frozen", "error TLP1057: sharing 'cross-stitch' gives each task stages of its own from 'features.1' on, but strategy 'frozen' never trains 'features.1', so that it would stay the same for all; begin behind what stays frozen, or train more of the trunk")]
    [InlineData("{ use: cross-stitch, from: features.1 }", "{ use: freeze, until: features.2 }", "error TLP1057: sharing 'cross-stitch' gives each task stages of its own from 'features.1' on, but strategy 'freeze' never trains 'features.1', so that it would stay the same for all; begin behind what stays frozen, or train more of the trunk")]
    [InlineData("{ use: cross-stitch, from: layer4 }", "full", "error TLP1056: the trunk has no stage 'layer4'. Available: stem, features.1, features.2, features.3, pool")]
    [InlineData("{ use: cross-stitch, from: pool }", "full", "error TLP1055: sharing 'cross-stitch' doesn't fit: nothing learns in the trunk from its stage 'pool' on")]
    [InlineData("cross-stitch", "full", "error TLP1006: the key 'from' is missing in sharing 'cross-stitch'")]
    [InlineData("{ use: mmoe, experts: 0 }", "full", "error TLP1007: 'experts' must be between 1 and 1024, but is '0'")]
    [InlineData("mmo", "full", "error TLP2001: there is no sharing 'mmo'; did you mean 'mmoe'? Available: cgc, cross-stitch, hard, mmoe")]
    public void What_does_not_fit_is_told_while_planning(string sharing, string strategy, string expected)
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Street(sharing, strategy, TwoTasks));

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => workshop.Plan(file)).Diagnostics);

        Assert.EndsWith(expected, error.ToString(), StringComparison.Ordinal);
        Assert.Equal(15, error.Location!.Line);
    }

    private static string Street(string sharing, string strategy, string tasks, string weights = "", string name = "street") =>
        Models.Street(
            name: name, strategy: strategy, tasks: tasks, weights: weights, dataSet: "{ use: street-scenes, count: 48, validation: 20, size: 32 }", extra: $"  sharing: {sharing}\n");

    private static void AssertPredictsAsTheNetwork(Workshop workshop, string folder)
    {
        var plan = workshop.Plan(workshop.Combine("street.model.yaml"));
        using var network = NetworkBuilder.Build(plan);
        using var weights = Checkpoint.Open(Path.Combine(folder, "model.safetensors"));
        var state = TensorFile.ReadAll(weights);
        network.load_state_dict(state);
        foreach (var tensor in state.Values) tensor.Dispose();
        network.eval();
        var picture = PngFile.Write(workshop.Combine("grey.png"), 32, 32, 90);
        using var predictor = Predictor.Load(folder, new() { Threads = null });

        var predicted = predictor.Predict(picture);

        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var codec = plan.DataSets[0].Data.Codec;
        var logits = network.call(codec.Collate([codec.Decode(File.ReadAllBytes(picture), picture)]));
        foreach (var (task, output) in plan.Tasks.Zip(logits))
        {
            var scores = output.softmax(1).ToArray<float>();
            var labels = predicted[task.Name].Scores.ToDictionary(score => score.Label, score => score.Score);
            Assert.All(task.Target.Classes.Zip(scores), expected => Assert.Equal(expected.Second, labels[expected.First], 4));
        }
    }

    private static Dictionary<string, float[]> Weights(string folder)
    {
        using var file = Checkpoint.Open(Path.Combine(folder, "model.safetensors"));
        return TensorFile.ReadAll(file).ToDictionary(entry => entry.Key, entry =>
        {
            using var tensor = entry.Value;
            return tensor.dtype == ScalarType.Float32 ? tensor.ToArray<float>() : [];
        });
    }
}
