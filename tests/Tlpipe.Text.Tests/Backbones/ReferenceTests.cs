using Tlpipe.Text.Backbones.Bert;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Tests.Backbones;

/// <summary>The networks against PyTorch: the same names, the same numbers.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string> Names { get; } = new(Backbone.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_checkpoint_loads_strictly_and_a_padded_batch_gives_what_PyTorch_gives_for_each_text_alone(string name)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var backbone = Backbone.Create(name);
        using var trunk = backbone.Build(Backbone.Input);
        ReferenceBackbones.Load(name, backbone, trunk);
        trunk.eval();
        AssertClose(ReferenceBackbones.Features(name), trunk.call(Backbone.Batch(ReferenceBackbones.Texts(name))));
    }

    [Fact]
    public void BERT_without_its_pooler_gives_the_mean_over_the_tokens()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var backbone = Backbone.Create("bert", new BertOptions { Width = 8, Layers = 3, Heads = 2, Intermediate = 20, Positions = 12, Pooling = BertPooling.Mean });
        using var trunk = backbone.Build(Backbone.Input);
        ReferenceBackbones.Load("bert", backbone, trunk);
        trunk.eval();
        AssertClose(ReferenceBackbones.Features("bert", "means"), trunk.call(Backbone.Batch(ReferenceBackbones.Texts("bert"))));
        Assert.Equal("pool", trunk.Stages[^1].Name);
    }

    [Theory]
    [InlineData("bert.encoder.layer.3.attention.self.query.weight", "encoder.layer.3.attention.self.query.weight")]
    [InlineData("encoder.layer.3.output.LayerNorm.weight", "encoder.layer.3.output.LayerNorm.weight")]
    [InlineData("bert.embeddings.LayerNorm.gamma", "embeddings.LayerNorm.weight")]
    [InlineData("embeddings.LayerNorm.beta", "embeddings.LayerNorm.bias")]
    [InlineData("pooler.dense.bias", "pooler.dense.bias")]
    [InlineData("bert.embeddings.position_ids", null)]
    [InlineData("cls.predictions.bias", null)]
    [InlineData("classifier.weight", null)]
    [InlineData("qa_outputs.weight", null)]
    public void Names_of_published_checkpoints_find_their_place(string published, string? name) =>
        Assert.Equal(name, Backbone.Create("bert", new BertOptions()).MapCheckpointName(published));

    [Fact]
    public void BERT_base_has_the_parameters_of_the_published_one()
    {
        using var device = device_scope(META);
        using var trunk = Backbone.Create("bert", new BertOptions()).Build(Tlpipe.Abstractions.InputSignature.Text(30522));
        Assert.Equal(109_482_240, trunk.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(199, trunk.state_dict().Count);
    }

    private static void AssertClose(IReadOnlyList<float[]> expected, Tensor features)
    {
        Assert.Equal([expected.Count, expected[0].Length], features.shape);
        var difference = expected.SelectMany(row => row).Zip(features.contiguous().data<float>().ToArray(), (a, b) => Math.Abs(a - b)).Max();
        Assert.True(difference < 2e-6, $"the features differ by {difference}");
    }
}
