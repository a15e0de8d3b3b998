using Tlpipe.Abstractions;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Vision.Tests.Backbones;

/// <summary>The published networks against PyTorch: the same names, the same shapes, the same numbers.</summary>
public sealed class PublishedNetworkTests(ReferenceBackbones reference) : IClassFixture<ReferenceBackbones>
{
    public static TheoryData<string, long> Networks { get; } = new()
    {
        { "mobilenet-v2", 224 },
        { "squeezenet1-1", 224 },
        { "resnet-18", 96 },
        { "resnet-34", 64 },
        { "resnet-50", 64 },
        { "resnet-20", 32 },
        { "resnet-32", 32 },
        { "resnet-44", 32 },
        { "resnet-56", 32 },
    };

    [SkippableTheory]
    [InlineData("mobilenet-v2")]
    [InlineData("squeezenet1-1")]
    [InlineData("resnet-18")]
    [InlineData("resnet-34")]
    [InlineData("resnet-50")]
    [InlineData("resnet-20")]
    [InlineData("resnet-32")]
    [InlineData("resnet-44")]
    [InlineData("resnet-56")]
    public void Names_and_shapes_are_those_of_PyTorch_in_its_order(string name)
    {
        reference.Checkpoint(name);
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build(name);
        var backbone = Backbone.Create(name);
        Assert.Equal(reference.StateDict(name).Where(line => backbone.MapCheckpointName(line.Split(' ')[0]) is not null), Backbone.Describe(trunk));
    }

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void The_checkpoint_loads_strictly_and_with_its_old_last_layer_gives_the_logits_of_PyTorch(string name, long size)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build(name);
        var oldHead = Backbone.Load(name, trunk, reference.Checkpoint(name));
        trunk.eval();
        var pictures = reference.Pictures(name, size);
        Closeness.AssertClose(reference.Logits(name), Classify(name, trunk, oldHead, pictures), 1e-4);

        // Channels-last, as training runs it.
        trunk.to(MemoryFormat.ChannelsLast);
        Closeness.AssertClose(reference.Logits(name), Classify(name, trunk, oldHead, pictures.to(MemoryFormat.ChannelsLast)), 1e-4);
    }

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void Traced_frozen_and_optimized_it_gives_its_own_features(string name, long size)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build(name);
        Backbone.Load(name, trunk, reference.Checkpoint(name));
        trunk.eval();
        Closeness.AssertProgramsAgree(trunk, reference.Pictures(name, size));
    }

    private static Tensor Classify(string name, Trunk trunk, Dictionary<string, Tensor> head, Tensor pictures)
    {
        if (name != "squeezenet1-1")
        {
            var layer = head.Keys.Single(key => key.EndsWith(".weight", StringComparison.Ordinal))[..^".weight".Length];
            return functional.linear(trunk.call(pictures), head[$"{layer}.weight"], head[$"{layer}.bias"]);
        }

        // SqueezeNet classifies every place of the map, then takes the mean.
        var map = trunk.Forward(new(pictures), 0, trunk.Stages.Count - 1).Values;
        return functional.conv2d(map, head["classifier.1.weight"], head["classifier.1.bias"]).relu().mean([2, 3]);
    }
}
