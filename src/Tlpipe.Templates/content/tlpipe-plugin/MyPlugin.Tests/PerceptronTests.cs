using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace PluginNamespace.Tests;

public sealed class PerceptronTests
{
    private readonly Perceptron _backbone = new(units: 3);

    [Fact]
    public void A_trunk_keeps_the_promise_of_its_features()
    {
        var input = ReadingCodec.Signature(2);
        using var trunk = _backbone.Build(input);
        using var batch = ones([5, 2]);

        using var features = trunk.call(batch);

        Assert.Equal([5, _backbone.Features(input).Channels], features.shape);
    }

    [Fact]
    public void Pictures_and_readings_of_an_unknown_number_are_refused()
    {
        Assert.Null(_backbone.Refuses(ReadingCodec.Signature(2)));
        Assert.NotNull(_backbone.Refuses(ReadingCodec.Signature(null)));
        Assert.NotNull(_backbone.Refuses(InputSignature.Picture(32, 32)));
    }
}
