using System.Text.Json.Nodes;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Training;

public sealed class Training_in_phases
{
    private const string Small = ", depth: 2, width: 8";

    /// <summary>The trunk's stages, from the top, by what their parameters are called.</summary>
    private static readonly string[] FromTop = ["heads.", "trunk.features.2.", "trunk.features.1.", "trunk.features.0."];

    [Theory]
    [InlineData("gradual", "train", "sgd, lr: 0.05, momentum: 0.9", new[] { "1.2", "2.0", "3.1" })]
    [InlineData("{ use: gradual, layerDecay: 0.4 }", "eval", "adamw, lr: 0.003", new[] { "3.0" })]
    [InlineData("{ use: probe-then-full, probeEpochs: 2 }", "train", "adam, lr: 0.003", new[] { "2.4", "3.2" })]
    [InlineData("{ use: freeze, until: features.2 }", "eval", "sgd, lr: 0.05", new[] { "3.0" })]
    public void A_run_that_was_cut_off_in_any_phase_goes_on_to_the_same_bytes(string strategy, string batchNorm, string optimizer, string[] cuts)
    {
        var text = Models.Street(strategy: strategy, weights: Small, epochs: 4, optimizer: $"{{ use: {optimizer} }}", extra: $"  batchNorm: {batchNorm}");
        using var whole = new Workshop();
        var expected = whole.Build(whole.Write("street.model.yaml", text));
        using var cut = new Workshop();
        var file = cut.Write("street.model.yaml", text);
        foreach (var place in cuts) CutOff(cut, file, place);

        AssertSameFiles(expected.Folder, cut.Build(file).Folder);
    }

    [Fact]
    public void Gradual_changes_exactly_the_stages_of_its_phases_and_their_statistics()
    {
        using var workshop = new Workshop();
        var file = workshop.Write("street.model.yaml", Models.Street(strategy: "{ use: gradual, epochsPerStage: 1 }", weights: Small, epochs: 5));

        CutOff(workshop, file, "1.1");
        var before = Live(workshop);
        foreach (var epoch in Enumerable.Range(1, 4))
        {
            CutOff(workshop, file, $"{epoch}.0");
            var after = Live(workshop);
            var learns = FromTop.Take(epoch).ToList();
            foreach (var (name, bytes) in before)
                Assert.True(learns.Exists(stage => name.StartsWith(stage, StringComparison.Ordinal)) != bytes.SequenceEqual(after[name]), $"{name} in epoch {epoch}");
            before = after;
        }
    }

    [Fact]
    public void Phases_are_told_by_the_curves()
    {
        using var workshop = new Workshop();

        var built = workshop.Build(workshop.Write("street.model.yaml", Models.Street(strategy: "{ use: probe-then-full, probeEpochs: 1 }", weights: Small, epochs: 2)));

        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(built.Folder, "metrics.json")))!;
        Assert.Equal(2, (int)json["format"]!);
        Assert.Equal(["car"], json["tasks"]!.AsArray().Select(task => (string?)task));
        Assert.Equal("""{"metric":"accuracy","higherIsBetter":true}""", json["primary"]!["car"]!.ToJsonString());
        Assert.Equal(["probe", "full"], json["epochs"]!.AsArray().Select(epoch => (string?)epoch!["phase"]));
        Assert.Contains(workshop.Progress.Events, happened => happened is TrainingEvent.FeaturesComputed { ForStart: false });
        // 70 / 16: BatchNorm trains later, so the probe's epochs are as long.
        Assert.Equal([4, 4], workshop.Progress.Events.OfType<TrainingEvent.StepTaken>().GroupBy(step => step.Epoch).Select(steps => steps.Count()));
    }

    [Fact]
    public void A_score_that_rests_while_the_heads_learn_does_not_keep_the_trunk_from_learning()
    {
        using var workshop = new Workshop();
        const string NothingCounts = "  earlyStopping: { patience: 1, minDelta: 2 }";

        workshop.Build(workshop.Write("street.model.yaml", Models.Street(strategy: "{ use: probe-then-full, probeEpochs: 3 }", weights: Small, epochs: 6, extra: NothingCounts)));

        Assert.Equal(["probe", "probe", "probe", "full"], workshop.Progress.Events.OfType<TrainingEvent.EpochEnded>().Select(ended => ended.Record.Phase));
    }

    [Fact]
    public void What_is_below_the_named_stage_keeps_its_parameters_and_its_statistics()
    {
        using var workshop = new Workshop();
        var start = Weights(workshop.Build(workshop.Write("base.model.yaml", Models.Street(name: "base", weights: Small))).Folder);

        var moved = Weights(workshop.Build(workshop.Write("moved.model.yaml", Models.Street(
            name: "moved", strategy: "{ use: freeze, until: features.1 }", weights: $"{Small}, weights: base.model.yaml", extra: "  batchNorm: train"))).Folder);

        Assert.All(start.Where(entry => entry.Key.StartsWith("trunk.features.0.", StringComparison.Ordinal)), entry => Assert.Equal(entry.Value, moved[entry.Key]));
        Assert.All(start.Where(entry => !entry.Key.StartsWith("trunk.features.0.", StringComparison.Ordinal)), entry => Assert.NotEqual(entry.Value, moved[entry.Key]));
    }

    [Theory]
    [InlineData("eval", false)]
    [InlineData("frozen", true)]
    public void BatchNorm_keeps_its_statistics_and_if_wanted_its_scale_and_shift(string batchNorm, bool keepsScale)
    {
        using var workshop = new Workshop();
        var start = Weights(workshop.Build(workshop.Write("base.model.yaml", Models.Street(name: "base", weights: Small))).Folder);

        var moved = Weights(workshop.Build(workshop.Write("moved.model.yaml", Models.Street(
            name: "moved", strategy: "full", weights: $"{Small}, weights: base.model.yaml", extra: $"  batchNorm: {batchNorm}"))).Folder);

        string[] norms = [.. start.Keys.Where(name => name.EndsWith("running_mean", StringComparison.Ordinal)).Select(name => name[..^"running_mean".Length])];
        Assert.NotEmpty(norms);
        foreach (var (name, bytes) in start)
        {
            var statistic = name.Contains("running_", StringComparison.Ordinal) || name.EndsWith("num_batches_tracked", StringComparison.Ordinal);
            var scale = !statistic && Array.Exists(norms, norm => name.StartsWith(norm, StringComparison.Ordinal));
            Assert.True((statistic || (scale && keepsScale)) == bytes.SequenceEqual(moved[name]), name);
        }

        // Nothing depends on a batch's own statistics, so the partial batch counts: 70 / 16 gives 5 steps.
        Assert.Equal(5, workshop.Progress.Events.OfType<TrainingEvent.StepTaken>().Count(step => step.Epoch == 2 && step.Steps == 5));
    }

    private static void CutOff(Workshop workshop, string file, string place) => workshop.CutOff(file, int.Parse(place[..1]), int.Parse(place[2..]));

    /// <summary>What the checkpoint holds of the network.</summary>
    private static Dictionary<string, byte[]> Live(Workshop workshop)
    {
        using var file = Checkpoint.Open(Assert.Single(Directory.GetFiles(workshop.CacheFolder, "checkpoint.safetensors", SearchOption.AllDirectories)));
        return file.Entries.Where(entry => entry.Name.StartsWith("live.", StringComparison.Ordinal)).ToDictionary(entry => entry.Name["live.".Length..], entry => Bytes(file, entry));
    }

    private static Dictionary<string, byte[]> Weights(string folder)
    {
        using var file = Checkpoint.Open(Path.Combine(folder, "model.safetensors"));
        return file.Entries.ToDictionary(entry => entry.Name, entry => Bytes(file, entry));
    }

    private static byte[] Bytes(Checkpoint file, CheckpointEntry entry)
    {
        var bytes = new byte[entry.ByteCount];
        file.ReadInto(entry.Name, bytes);
        return bytes;
    }

    private static void AssertSameFiles(string expected, string actual) =>
        Assert.All(
            new[] { "model.safetensors", "program.pt", "model.json", "metrics.json", "predictions.json" },
            name => Assert.Equal(File.ReadAllBytes(Path.Combine(expected, name)), File.ReadAllBytes(Path.Combine(actual, name))));
}
