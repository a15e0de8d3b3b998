using Tlpipe.Abstractions;
using Tlpipe.Vision.Backbones.SmallCnn;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Vision.Tests.Backbones;

public sealed class SmallCnnTests
{
    [Theory]
    [InlineData(16, 3, 128, 291664)]
    [InlineData(32, 3, 256, 1163936)]
    [InlineData(8, 2, 32, 17704)]
    public void Width_and_depth_set_features_and_parameters(int width, int depth, long features, long parameters)
    {
        using var device = device_scope(META);
        var options = new SmallCnnOptions { Width = width, Depth = depth };
        Assert.Equal(features, Backbone.Create("small-cnn", options).Features(InputSignature.Picture(64, 64)).Channels);
        using var trunk = Backbone.Build("small-cnn", options: options);
        Assert.Equal(parameters, trunk.parameters().Sum(parameter => parameter.numel()));
    }

    [Fact]
    public void It_learns_to_tell_stripes_that_lie_from_stripes_that_stand()
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build("small-cnn", options: new SmallCnnOptions { Width = 8, Depth = 2 });
        using var head = nn.Linear(32, 2);
        var stripes = (arange(32, ScalarType.Float32) * 1.3).sin().mul(100).add(128).to(ScalarType.Byte);
        var lying = stripes.reshape(1, 1, 32, 1).expand(8, 3, 32, 32);
        var pictures = cat([lying, lying.transpose(2, 3)]).contiguous();
        var labels = cat([zeros([8], ScalarType.Int64), ones([8], ScalarType.Int64)]);
        using var optimizer = optim.SGD(trunk.parameters().Concat(head.parameters()), 0.05, momentum: 0.9);
        var losses = new List<float>();
        for (var step = 0; step < 20; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(head.call(trunk.call(pictures)), labels);
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        Assert.True(losses[^1] < 0.05, $"the losses were {string.Join(", ", losses)}");
    }

    [Fact]
    public void Traced_frozen_and_optimized_it_gives_its_own_features()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build("small-cnn");
        trunk.eval();
        Closeness.AssertProgramsAgree(trunk, (rand([3, 3, 48, 48]) * 255).to(ScalarType.Byte));
    }
}
