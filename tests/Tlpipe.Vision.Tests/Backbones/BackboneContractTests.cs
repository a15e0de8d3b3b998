using Tlpipe.Abstractions;
using Tlpipe.Torch;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Tests.Backbones;

/// <summary>What the planner and the trainer count on, for every backbone.</summary>
public sealed class BackboneContractTests
{
    public static TheoryData<string> Names { get; } = new(Backbone.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_meta_device_gives_the_names_and_shapes_of_the_real_network(string name)
    {
        using var scope = NewDisposeScope();
        using var real = Backbone.Build(name);
        using var device = device_scope(META);
        var backbone = Backbone.Create(name);
        using var planned = backbone.Build(backbone.PreferredInput);
        Assert.All(planned.state_dict().Values, entry => Assert.True(entry.is_meta));
        Assert.Equal(Backbone.Describe(real), Backbone.Describe(planned));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_stages_hold_every_parameter_and_buffer_once(string name)
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build(name);
        Assert.Equal(trunk.Stages.Count, trunk.Stages.Select(stage => stage.Name).Distinct(StringComparer.Ordinal).Count());
        var modules = trunk.Stages.SelectMany(stage => stage.Modules).ToList();
        Assert.Equal(trunk.parameters(), modules.SelectMany(module => module.parameters()));
        Assert.Equal(trunk.buffers(), modules.SelectMany(module => module.buffers()));
    }

    [Theory]
    [InlineData("mobilenet-v2", "stem features.1 features.2 features.3 features.4 features.5 features.6 features.7 features.8 features.9 features.10 features.11 features.12 features.13 features.14 features.15 features.16 features.17 features.18 pool")]
    [InlineData("squeezenet1-1", "stem features.3 features.4 features.6 features.7 features.9 features.10 features.11 features.12 pool")]
    [InlineData("resnet-18", "stem layer1 layer2 layer3 layer4 pool")]
    [InlineData("resnet-34", "stem layer1 layer2 layer3 layer4 pool")]
    [InlineData("resnet-50", "stem layer1 layer2 layer3 layer4 pool")]
    [InlineData("resnet-20", "stem layer1 layer2 layer3 pool")]
    [InlineData("resnet-56", "stem layer1 layer2 layer3 pool")]
    [InlineData("small-cnn", "stem features.1 features.2 features.3 pool")]
    public void The_stages_have_the_names_of_the_published_layers(string name, string stages)
    {
        using var device = device_scope(META);
        using var trunk = Backbone.Build(name);
        Assert.Equal(stages, string.Join(' ', trunk.Stages.Select(stage => stage.Name)));
    }

    [Theory]
    [InlineData("mobilenet-v2", 1280, 45, 70)]
    [InlineData("squeezenet1-1", 512, 45, 70)]
    [InlineData("resnet-18", 512, 45, 70)]
    [InlineData("resnet-34", 512, 45, 70)]
    [InlineData("resnet-50", 2048, 45, 70)]
    [InlineData("resnet-20", 64, 24, 33)]
    [InlineData("resnet-56", 64, 24, 33)]
    [InlineData("small-cnn", 128, 33, 48)]
    public void Pictures_of_any_size_give_one_vector_each(string name, long channels, long height, long width)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var input = InputSignature.Picture(height, width);
        var backbone = Backbone.Create(name);
        Assert.Null(backbone.Refuses(input));
        Assert.Null(backbone.Refuses(InputSignature.Picture(null, null)));
        Assert.Equal(new FeatureSignature(channels), backbone.Features(input));
        using var trunk = backbone.Build(input);
        trunk.eval();
        Assert.Equal([3, channels], trunk.call(zeros([3, 3, height, width], ScalarType.Byte)).shape);
    }

    [Theory]
    [InlineData("mobilenet-v2", 32)]
    [InlineData("squeezenet1-1", 17)]
    [InlineData("resnet-18", 32)]
    [InlineData("resnet-50", 32)]
    [InlineData("resnet-20", 8)]
    [InlineData("resnet-56", 8)]
    [InlineData("small-cnn", 16)]
    public void Smaller_pictures_are_refused_and_the_smallest_work(string name, long minimum)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var backbone = Backbone.Create(name);
        Assert.Equal(
            $"it takes pictures of at least {minimum} x {minimum}, and is given {minimum - 1} x {minimum}",
            backbone.Refuses(InputSignature.Picture(minimum, minimum - 1)));
        using var trunk = backbone.Build(InputSignature.Picture(minimum, minimum));
        trunk.eval();
        var features = trunk.call(full([1, 3, minimum, minimum], 200, ScalarType.Byte));
        Assert.True(features.isfinite().all().item<bool>());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_no_colour_picture_is_refused(string name)
    {
        var backbone = Backbone.Create(name);
        Assert.Equal(
            "it takes colour pictures, uint8 [3, height, width], and is given text int64 [any]",
            backbone.Refuses(new("text", ScalarType.Int64, [null])));
        Assert.Equal(
            "it takes colour pictures, uint8 [3, height, width], and is given picture uint8 [1, 64, 64]",
            backbone.Refuses(new("picture", ScalarType.Byte, [1, 64, 64])));
    }

    [Theory]
    [InlineData("mobilenet-v2", "classifier.1.weight", 224)]
    [InlineData("squeezenet1-1", "classifier.1.bias", 224)]
    [InlineData("resnet-18", "fc.weight", 224)]
    [InlineData("resnet-50", "fc.bias", 224)]
    [InlineData("resnet-20", "linear.bias", 32)]
    [InlineData("small-cnn", "classifier.weight", 64)]
    public void The_old_last_layer_is_cut_off_and_the_rest_keeps_its_name(string name, string old, long size)
    {
        var backbone = Backbone.Create(name);
        Assert.Null(backbone.MapCheckpointName(old));
        Assert.Equal("features.0.0.weight", backbone.MapCheckpointName("features.0.0.weight"));
        Assert.Equal(InputSignature.Picture(size, size), backbone.PreferredInput);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Channels_last_pictures_stay_channels_last_up_to_the_pooling(string name)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build(name);
        trunk.to(MemoryFormat.ChannelsLast);
        var activations = new Activations(zeros([2, 3, 64, 64], ScalarType.Byte).to(MemoryFormat.ChannelsLast));
        for (var stage = 0; stage < trunk.Stages.Count - 1; stage++)
        {
            activations = trunk.Forward(activations, stage, stage + 1);
            var (channels, width) = (activations.Values.shape[1], activations.Values.shape[3]);
            Assert.Equal([1, width * channels, channels], activations.Values.stride()[1..]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_stage_leaves_its_input_as_it_was(string name)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build(name);
        trunk.eval();
        var activations = new Activations(full([1, 3, 64, 64], 77, ScalarType.Byte));
        foreach (var stage in trunk.Stages)
        {
            var before = activations.Values.clone();
            var after = stage.Forward(activations);
            Assert.True(allclose(before.to(ScalarType.Float32), activations.Values.to(ScalarType.Float32), rtol: 0, atol: 0), stage.Name);
            activations = after;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_draws_the_same_parameters(string name)
    {
        using var scope = NewDisposeScope();
        using var first = Backbone.Build(name, seed: 3);
        using var again = Backbone.Build(name, seed: 3);
        using var other = Backbone.Build(name, seed: 4);
        var (a, b, c) = (first.parameters().First(), again.parameters().First(), other.parameters().First());
        Assert.True(allclose(a, b, rtol: 0, atol: 0));
        Assert.False(allclose(a, c));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_step_reaches_every_parameter_and_leaves_no_tensor_behind(string name)
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build(name);
        trunk.train();
        var pictures = (rand([4, 3, 64, 64]) * 255).to(ScalarType.Byte);
        var before = scope.DisposablesCount;
        using (NewDisposeScope()) trunk.call(pictures).square().sum().backward();
        Assert.Equal(before, scope.DisposablesCount);
        Assert.All(trunk.named_parameters(), entry => Assert.NotNull(entry.parameter.grad));
    }
}
