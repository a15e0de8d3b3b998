using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Tests.Backbones;

/// <summary>First parameters are drawn as the published code draws them.</summary>
public sealed class InitializationTests
{
    [Theory]
    [InlineData("mobilenet-v2", "features.18.0.weight", 1280 * 1 * 1)]
    [InlineData("resnet-18", "layer4.1.conv2.weight", 512 * 3 * 3)]
    [InlineData("small-cnn", "features.3.3.conv.weight", 128 * 3 * 3)]
    public void Convolutions_are_normal_by_their_outputs(string name, string weight, double fanOut) =>
        AssertDeviation(Math.Sqrt(2 / fanOut), name, weight);

    [Fact]
    public void Convolutions_of_the_CIFAR_network_are_normal_by_their_inputs() =>
        AssertDeviation(Math.Sqrt(2.0 / (32 * 3 * 3)), "resnet-20", "layer3.0.conv1.weight");

    [Fact]
    public void Convolutions_of_SqueezeNet_are_even_by_their_inputs()
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build("squeezenet1-1");
        var weight = trunk.state_dict()["features.12.expand3x3.weight"];
        var bound = Math.Sqrt(6.0 / (64 * 3 * 3));
        Assert.InRange(weight.max().item<float>(), 0.999 * bound, bound);
        Assert.InRange(weight.std().item<float>(), 0.99 * bound / Math.Sqrt(3), 1.01 * bound / Math.Sqrt(3));
    }

    [Fact]
    public void Biases_of_convolutions_begin_at_zero_and_BatchNorm_passes_its_input()
    {
        using var scope = NewDisposeScope();
        foreach (var name in Backbone.Names)
        {
            using var trunk = Backbone.Build(name);
            Assert.All(trunk.modules().OfType<Conv2d>().Where(layer => layer.bias is not null), layer => Assert.Equal(0, layer.bias!.abs().sum().item<float>()));
            Assert.All(trunk.modules().OfType<BatchNorm2d>(), layer => Assert.Equal(layer.num_features, layer.weight!.sum().item<float>()));
        }
    }

    private static void AssertDeviation(double expected, string name, string weight)
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build(name);
        var values = trunk.state_dict()[weight];
        Assert.InRange(values.std().item<float>(), 0.99 * expected, 1.01 * expected);
        Assert.InRange(values.mean().item<float>(), -0.01 * expected, 0.01 * expected);
    }
}
