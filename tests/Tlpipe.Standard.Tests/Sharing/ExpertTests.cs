using Tlpipe.Abstractions;
using Tlpipe.Standard.Sharing;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Tests.Sharing;

public sealed class ExpertTests
{
    [Fact]
    public void Mmoe_gives_each_task_the_experts_in_the_proportions_of_its_gate()
    {
        using var scope = NewDisposeScope();
        using var module = Mmoe(experts: 2, width: 1).Build(TinyTrunk.Build("car", "sign"))!;
        module.load_state_dict(new()
        {
            ["experts.0.weight"] = tensor([1f, 1f], [1, 2]),
            ["experts.0.bias"] = tensor([0.5f]),
            ["experts.1.weight"] = tensor([-1f, 0f], [1, 2]),
            ["experts.1.bias"] = tensor([0f]),
            ["tasks.car.gate.weight"] = tensor([0f, 0f, 0f, 0f], [2, 2]),
            ["tasks.sign.gate.weight"] = tensor([(float)Math.Log(3), 0f, 0f, 0f], [2, 2]),
        });

        var features = module.call(new(tensor([1f, 2f], [1, 2])));

        // The experts give relu(3.5) and relu(-1); the gates say 1/2 and 3/4 of the first.
        Assert.Equal(1.75f, features[0].item<float>(), 6);
        Assert.Equal(2.625f, features[1].item<float>(), 6);
    }

    [Fact]
    public void Cgc_adds_experts_that_only_their_task_sees()
    {
        using var scope = NewDisposeScope();
        using var module = Cgc(shared: 1, own: 1, width: 1).Build(TinyTrunk.Build("car", "sign"))!;
        module.load_state_dict(new()
        {
            ["experts.0.weight"] = tensor([1f, 0f], [1, 2]),
            ["experts.0.bias"] = tensor([0f]),
            ["tasks.car.experts.0.weight"] = tensor([0f, 1f], [1, 2]),
            ["tasks.car.experts.0.bias"] = tensor([0f]),
            ["tasks.car.gate.weight"] = tensor([0f, 0f, 0f, 0f], [2, 2]),
            ["tasks.sign.experts.0.weight"] = tensor([0f, 10f], [1, 2]),
            ["tasks.sign.experts.0.bias"] = tensor([1f]),
            // A task's own experts come first, so 3 of 4 parts are its own.
            ["tasks.sign.gate.weight"] = tensor([(float)Math.Log(3), 0f, 0f, 0f], [2, 2]),
        });

        var features = module.call(new(tensor([1f, 2f], [1, 2])));

        Assert.Equal(1.5f, features[0].item<float>(), 6);
        Assert.Equal((0.75f * 21) + (0.25f * 1), features[1].item<float>(), 5);
    }

    [Theory]
    [InlineData("mmoe")]
    [InlineData("cgc")]
    public void Gates_sum_to_one(string name)
    {
        using var scope = NewDisposeScope();
        using var module = (GatedExperts)Experts(name).Build(TinyTrunk.Build("car", "sign"))!;

        var gates = module.Gates(randn(5, 2));

        Assert.All(gates, gate =>
        {
            Assert.Equal([5, 4], gate.shape);
            Assert.All(gate.sum(1).ToArray<float>(), sum => Assert.Equal(1, sum, 6));
            Assert.All(gate.ToArray<float>(), weight => Assert.InRange(weight, 0, 1));
        });
    }

    [Fact]
    public void Heads_get_features_of_the_experts_width() =>
        Assert.All(new[] { Mmoe(2, 7), Cgc(1, 1, 7) }, sharing => Assert.Equal(new FeatureSignature(7), sharing.Features(new(512))));

    [Theory]
    [InlineData(FeatureLayout.Sequence, "its experts take one feature vector an example, and the trunk gives one for each position of a sequence")]
    [InlineData(FeatureLayout.Map, "its experts take one feature vector an example, and the trunk gives one for each place of a picture")]
    [InlineData(FeatureLayout.Vector, null)]
    public void Features_that_are_no_vectors_are_refused(FeatureLayout layout, string? reason) =>
        Assert.Equal(reason, Mmoe(2, 2).Refuses(new(["car"], new(2, layout), [])));

    internal static ISharing Experts(string name) => name == "mmoe" ? Mmoe(4, 3) : Cgc(2, 2, 3);

    private static ISharing Mmoe(int experts, int width) => Parts.Create<ISharing>("mmoe", new MmoeOptions { Experts = experts, Width = width });

    private static ISharing Cgc(int shared, int own, int width) => Parts.Create<ISharing>("cgc", new CgcOptions { SharedExperts = shared, OwnExperts = own, Width = width });
}
