using Tlpipe.Abstractions;
using Tlpipe.Standard.Sharing;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Sharing;

public sealed class CrossStitchTests
{
    [Fact]
    public void Each_task_goes_on_with_its_row_of_the_mixed_activations()
    {
        using var scope = NewDisposeScope();
        using var trunk = TinyTrunk.Of([1, 0, 0, 1], [1, 0, 0, 1]);
        using var module = Sharing("features.high", own: 0.75).Build(new(["car", "sign"], new(2), trunk, () => TinyTrunk.Of([0, 0, 0, 0], [0, 1, 1, 0])))!;

        var features = module.call(new(tensor([1f, 4f], [1, 2])));

        // The first column keeps [1, 4], the second swaps it to [4, 1]; behind the stage 0.75 and 0.25 of them, and the last stage doubles.
        Assert.Equal([3.5f, 6.5f], features[0].ToArray<float>());
        Assert.Equal([6.5f, 3.5f], features[1].ToArray<float>());
    }

    [Fact]
    public void Units_have_a_row_a_task_whose_weights_add_up_to_one()
    {
        using var module = Sharing("low", own: 0.9).Build(TinyTrunk.Build("car", "sign", "light"))!;

        foreach (var stage in new[] { "low", "features_high" })
            Assert.Equal([0.9f, 0.05f, 0.05f, 0.05f, 0.9f, 0.05f, 0.05f, 0.05f, 0.9f], module.state_dict()[$"units.{stage}"].ToArray<float>());
    }

    [Fact]
    public void With_units_that_keep_all_of_their_own_it_is_separate_networks()
    {
        using var scope = NewDisposeScope();
        float[] low = [1, 2, -1, 0.5f], high = [0.3f, -2, 1, 1], other = [2, 0, 7, -1];
        using var trunk = TinyTrunk.Of(low, high);
        using var separate = TinyTrunk.Of(low, other);
        using var module = Sharing("features.high", own: 1).Build(new(["car", "sign"], new(2), trunk, () => TinyTrunk.Of(low, other)))!;
        var input = tensor([0.1f, -3f, 5f, 2f], [2, 2]);

        var features = module.call(trunk.Forward(new(input), 0, 1));

        Assert.Equal(trunk.call(input).ToArray<float>(), features[0].ToArray<float>());
        Assert.Equal(separate.call(input).ToArray<float>(), features[1].ToArray<float>());
    }

    [Fact]
    public void With_twins_it_gives_what_the_trunk_gives_whatever_the_units_share()
    {
        using var scope = NewDisposeScope();
        var build = TinyTrunk.Build("car", "sign", "light");
        using var module = Sharing("features.high", own: 0.5).Build(build)!;
        var input = tensor([0.1f, -3f, 5f, 2f], [2, 2]);

        var features = module.call(build.Trunk.Forward(new(input), 0, 1));

        Assert.All(features, given => Assert.True(given.allclose(build.Trunk.call(input))));
        build.Trunk.Dispose();
    }

    [Fact]
    public void One_task_alone_has_the_trunk_for_itself()
    {
        using var scope = NewDisposeScope();
        var build = TinyTrunk.Build("car");
        using var module = Sharing("features.high", own: 0.9).Build(build)!;
        var input = tensor([0.1f, -3f], [1, 2]);

        Assert.Equal(build.Trunk.call(input).ToArray<float>(), Assert.Single(module.call(build.Trunk.Forward(new(input), 0, 1))).ToArray<float>());
        build.Trunk.Dispose();
    }

    [Fact]
    public void Its_columns_hold_the_stages_that_are_not_shared()
    {
        using var trunk = new TinyTrunk();
        using var module = Sharing("features.high", own: 0.9).Build(new(["car", "sign"], new(2), trunk, () => new TinyTrunk()))!;

        Assert.Equal(["columns.sign.features_high.0.weight", "units.features_high"], module.state_dict().Keys);
        Assert.Same(Assert.Single(module.Columns).Stages[1].Modules[0].parameters().Single(), module.parameters().First());
    }

    [Fact]
    public void A_stage_that_is_not_there_is_told_with_those_that_are()
    {
        using var trunk = new TinyTrunk();
        var context = new SharingContext(["car"], new(2), trunk.Stages);

        var error = Assert.Single(Assert.Throws<DiagnosticException>(() => Sharing("features.hig", own: 0.9).Refuses(context)).Diagnostics);

        Assert.Equal(("TLP1056", "from"), (error.Code, error.Option));
        Assert.Equal("the trunk has no stage 'features.hig'; did you mean 'features.high'? Available: low, features.high, pool", error.Message);
        Assert.Equal("nothing learns in the trunk from its stage 'pool' on", Sharing("pool", own: 0.9).Refuses(context));
        Assert.Null(Sharing("low", own: 0.9).Refuses(context));
    }

    private static ISharing Sharing(string from, double own) => Parts.Create<ISharing>("cross-stitch", new CrossStitchOptions { From = from, Own = own });
}
