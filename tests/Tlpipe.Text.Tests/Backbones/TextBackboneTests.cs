using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Tests.Backbones;

/// <summary>What the text backbones promise beyond what every backbone does.</summary>
public sealed class TextBackboneTests
{
    private static readonly long[][] Texts = [[4, 9, 22, 1, 7], [3], [5, 6, 5, 6, 5, 6, 8, 12], [17, 2]];

    public static TheoryData<string> Names { get; } = new(Backbone.Names);

    [Theory]
    [InlineData("bag-of-embeddings", "embeddings pool", 6)]
    [InlineData("text-cnn", "embeddings convolutions", 8)]
    [InlineData("text-transformer", "embeddings encoder.0 encoder.1 pool", 8)]
    [InlineData("bert", "embeddings encoder.0 encoder.1 encoder.2 pooler", 8)]
    public void The_stages_have_their_names_and_the_features_their_number(string name, string stages, long channels)
    {
        using var device = device_scope(META);
        using var trunk = Backbone.Build(name);
        Assert.Equal(stages, string.Join(' ', trunk.Stages.Select(stage => stage.Name)));
        Assert.Equal(new FeatureSignature(channels), Backbone.Create(name).Features(Backbone.Input));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_no_text_is_refused(string name)
    {
        var backbone = Backbone.Create(name);
        Assert.Null(backbone.Refuses(Backbone.Input));
        Assert.Null(backbone.Refuses(backbone.PreferredInput));
        Assert.Equal("it takes texts, int64 [any] of a vocabulary, and is given picture uint8 [3, 32, 32]", backbone.Refuses(InputSignature.Picture(32, 32)));
        Assert.Equal("it takes texts, int64 [any] of a vocabulary, and is given row float32 [4]", backbone.Refuses(InputSignature.Row(4)));
        Assert.Equal("it takes texts, int64 [any] of a vocabulary, and is given text int64 [any]", backbone.Refuses(new("text", ScalarType.Int64, [null])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_alone_gives_what_it_gives_in_a_batch_and_a_row_of_padding_is_no_NaN(string name)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var trunk = Backbone.Build(name);
        trunk.eval();
        var together = trunk.call(Backbone.Batch([.. Texts, []], length: 12));
        Assert.True(together.isfinite().all().item<bool>());
        for (var text = 0; text < Texts.Length; text++)
            Assert.True(allclose(together.narrow(0, text, 1), trunk.call(Backbone.Batch([Texts[text]])), rtol: 0, atol: 1e-6));
    }
}
