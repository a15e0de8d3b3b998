using Tlpipe.Abstractions;

namespace PluginNamespace.Tests;

public sealed class PerceptronTests
{
    [Fact]
    public void Pictures_and_readings_of_an_unknown_number_are_refused()
    {
        var backbone = new Perceptron(units: 3);

        Assert.Null(backbone.Refuses(ReadingCodec.Signature(2)));
        Assert.NotNull(backbone.Refuses(ReadingCodec.Signature(null)));
        Assert.NotNull(backbone.Refuses(InputSignature.Picture(32, 32)));
    }
}
