using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Tests.Planning;

public sealed class Phases_of_strategies(PlanningFixture planning) : IClassFixture<PlanningFixture>
{
    private static readonly TrunkStage[] Trunk = [new("stem", 10), new("layer1", 20), new("layer2", 30), new("pool", 0)];

    [Fact]
    public void Gradual_unfreezes_the_named_stages_one_by_one_from_the_top()
    {
        var phases = new GradualStrategy(new() { EpochsPerStage = 2, LayerDecay = 0.5 }).Phases(Trunk, epochs: 10);

        Assert.Equal(["heads", "from layer2", "from layer1", "from stem"], phases.Select(phase => phase.Name));
        Assert.Equal([1, 3, 5, 7], phases.Select(phase => phase.FirstEpoch));
        // While no stage learns, the pooling above them is cached with them.
        Assert.Equal([4, 2, 1, 0], phases.Select(phase => phase.FrozenStages));
        Assert.Equal([0, 0.5, 1, 1], phases[2].StageRates);
        Assert.Equal([0.25, 0.5, 1, 1], phases[3].StageRates);
    }

    [Fact]
    public void Stages_that_the_epochs_do_not_reach_stay_frozen() =>
        Assert.Equal(
            ["heads", "from layer2"],
            new GradualStrategy(new() { EpochsPerStage = 2 }).Phases(Trunk, epochs: 4).Select(phase => phase.Name));

    [Fact]
    public void Probe_then_full_trains_the_heads_alone_and_then_everything_at_a_small_rate()
    {
        var phases = new ProbeThenFullStrategy(new() { ProbeEpochs = 3 }).Phases(Trunk, epochs: 4);

        Assert.Equal([("probe", 1, 4, 1), ("full", 4, 0, 0.1)], phases.Select(phase => (phase.Name, phase.FirstEpoch, phase.FrozenStages, phase.HeadRate)));
        Assert.Equal([0.1, 0.1, 0.1, 0.1], phases[1].StageRates);
    }

    [Fact]
    public void Freeze_trains_the_named_stage_and_those_above_it()
    {
        var phase = Assert.Single(new FreezeStrategy(new() { Until = "layer1", TrunkRate = 0.2 }).Phases(Trunk, epochs: 4));

        Assert.Equal(("from layer1", 1), (phase.Name, phase.FrozenStages));
        Assert.Equal([0, 0.2, 0.2, 0.2], phase.StageRates);
        Assert.Equal(Trunk.Length, Assert.Single(new FreezeStrategy(new() { Until = "pool" }).Phases(Trunk, epochs: 4)).FrozenStages);
    }

    [Theory]
    [InlineData("{ use: freeze, until: layr }", "7,35): error TLP1047: the trunk has no stage 'layr'; did you mean 'layer'? Available: layer")]
    [InlineData("{ use: freeze }", "7,20): error TLP1006: the key 'until' is missing in strategy 'freeze'")]
    [InlineData("{ use: full, layerDecay: 0 }", "7,38): error TLP1007: 'layerDecay' must be greater than 0 and at most 1, but is '0'")]
    [InlineData("{ use: gradual, from: bottom }", "7,35): error TLP1007: 'from' can't be 'bottom'. Available: top")]
    [InlineData("{ use: gradual, epochsPerStage: 0 }", "7,45): error TLP1007: 'epochsPerStage' must be between 1 and 1000000, but is '0'")]
    [InlineData("{ use: probe-then-full, probeEpochs: 10 }", "7,50): error TLP1048: the heads alone are trained in 10 of 10 epochs, which leaves none for the trunk; write fewer 'probeEpochs', more 'epochs', or 'strategy: frozen'")]
    [InlineData("full | batchNorm: off", "8,14): error TLP1007: 'training.batchNorm' can't be 'off'. Available: train, eval, frozen")]
    [InlineData("full | batchNorm: train | clipNorm: 0", "9,13): error TLP1007: 'training.clipNorm' must be greater than 0, but is '0'")]
    [InlineData("full | batchNorm: train | accumulate: 0", "9,15): error TLP1007: 'training.accumulate' must be between 1 and 1000000, but is '0'")]
    [InlineData("full | batchNorm: train | averaging: { decay: 1 }", "9,23): error TLP1007: 'training.averaging.decay' must be at least 0 and less than 1, but is '1'")]
    [InlineData("full | batchNorm: train | mixup: { alpha: 0 }", "9,19): error TLP1007: 'training.mixup.alpha' must be greater than 0 and at most 1000, but is '0'")]
    [InlineData("full | batchNorm: train | l2sp: { alpha: 0.1 }", "9,9): error TLP1049: 'l2sp' draws the trunk to the weights it came with, and this one starts at random; give the backbone 'weights', or use the optimizer's 'weightDecay'")]
    public void What_does_not_fit_is_told_at_its_place(string strategy, string expected) =>
        Assert.Equal($"m.model.yaml({expected}", planning.Errors(Model($"strategy: {strategy}")));

    [Fact]
    public void A_trunk_that_starts_at_random_learns_its_statistics_and_one_with_weights_keeps_them_unless_full_trains_it_all()
    {
        planning.WriteWeights("w.safetensors", [("layer.weight", [8, 4]), ("layer.bias", [8])]);
        string With(string strategy) => Model($"strategy: {strategy}").Replace("width: 8", "width: 8, weights: w.safetensors", StringComparison.Ordinal);

        Assert.Equal(BatchNormMode.Train, planning.Plan(Model("strategy: gradual")).BatchNorm);
        Assert.Equal(BatchNormMode.Eval, planning.Plan(With("gradual")).BatchNorm);
        Assert.Equal(BatchNormMode.Eval, planning.Plan(With("probe-then-full")).BatchNorm);
        Assert.Equal(BatchNormMode.Eval, planning.Plan(With("{ use: freeze, until: layer }")).BatchNorm);
        Assert.Equal(BatchNormMode.Train, planning.Plan(With("full")).BatchNorm);
        Assert.Equal(BatchNormMode.Frozen, planning.Plan(With("full | batchNorm: frozen")).BatchNorm);
    }

    [Fact]
    public void What_is_not_written_and_was_not_there_before_is_no_input_of_the_key()
    {
        string Strategy(TrainingPlan plan) => plan.Inputs.Single(input => input.Name == "training.strategy").Value!;

        var plan = planning.Plan(Model("strategy: full"));
        Assert.Equal("""{"headRate":1,"trunkRate":1,"use":"full"}""", Strategy(plan));
        Assert.DoesNotContain(plan.Inputs, input => input.Name == "training.batchNorm");
        Assert.Equal("""{"headRate":1,"layerDecay":0.5,"trunkRate":1,"use":"full"}""", Strategy(planning.Plan(Model("strategy: { use: full, layerDecay: 0.5 }"))));
        Assert.Contains(planning.Plan(Model("strategy: full | batchNorm: train")).Inputs, input => input is { Name: "training.batchNorm", Value: "\"train\"" });
    }

    private static string Model(string training) => PlanningFixture.Model + $"\ntraining:\n  {training.Replace(" | ", "\n  ", StringComparison.Ordinal)}";
}
