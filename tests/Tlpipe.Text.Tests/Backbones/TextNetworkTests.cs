using Tlpipe.Text.Backbones.BagOfEmbeddings;
using Tlpipe.Text.Backbones.TextCnn;
using Tlpipe.Text.Backbones.TextTransformer;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Tests.Backbones;

public sealed class TextNetworkTests
{
    [Theory]
    [InlineData("bag-of-embeddings", false)]
    [InlineData("text-cnn", true)]
    [InlineData("text-transformer", true)]
    public void The_order_of_words_is_learned_by_all_but_the_bag(string name, bool learns)
    {
        using var scope = NewDisposeScope();
        object options = name switch
        {
            "text-cnn" => new TextCnnOptions { Embedding = 8, Filters = 8, Dropout = 0 },
            "text-transformer" => new TextTransformerOptions { Width = 16, Layers = 1, Heads = 2, Dropout = 0 },
            _ => new BagOfEmbeddingsOptions { Embedding = 8 },
        };
        using var trunk = Backbone.Build(name, options: options);
        using var head = nn.Linear(Backbone.Create(name, options).Features(Backbone.Input).Channels, 2);
        var texts = Backbone.Batch([[5, 6], [6, 5], [5, 6, 9], [6, 5, 9], [9, 5, 6], [9, 6, 5]]);
        var labels = tensor([0L, 1, 0, 1, 0, 1]);
        using var optimizer = optim.Adam(trunk.parameters().Concat(head.parameters()), 0.02);
        var loss = 0f;
        for (var step = 0; step < 60; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var losses = nn.functional.cross_entropy(head.call(trunk.call(texts)), labels);
            losses.backward();
            optimizer.step();
            loss = losses.item<float>();
        }

        Assert.Equal(learns, loss < 0.1);
    }

    [Fact]
    public void Padding_gets_no_vector_of_its_own_by_training()
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build("text-cnn");
        using var optimizer = optim.AdamW(trunk.parameters(), 0.1, weight_decay: 0.1);
        trunk.call(Backbone.Batch([[4, 9], [3]])).sum().backward();
        optimizer.step();
        Assert.Equal(0, trunk.state_dict()["embeddings.weight"].select(0, 0).abs().sum().item<float>());
    }

    [Theory]
    [InlineData("bag-of-embeddings")]
    [InlineData("text-cnn")]
    [InlineData("text-transformer")]
    public void Training_leaves_words_out_and_measuring_does_not(string name)
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build(name, options: name switch
        {
            "text-cnn" => new TextCnnOptions { Dropout = 0, WordDropout = 0.5 },
            "text-transformer" => new TextTransformerOptions { Dropout = 0, WordDropout = 0.5 },
            _ => new BagOfEmbeddingsOptions { WordDropout = 0.5 },
        });
        var texts = Backbone.Batch([[4, 9, 22, 1, 7, 8, 3, 2]]);
        Assert.False(allclose(trunk.call(texts), trunk.call(texts)));
        trunk.eval();
        Assert.True(trunk.call(texts).equal(trunk.call(texts)));
    }

    [Fact]
    public void BERT_reads_as_many_tokens_as_it_has_positions()
    {
        using var scope = NewDisposeScope();
        using var trunk = Backbone.Build("bert");
        trunk.eval();
        var text = Enumerable.Range(1, 20).Select(token => (long)token).ToArray();
        Assert.True(trunk.call(Backbone.Batch([text])).equal(trunk.call(Backbone.Batch([text[..12]]))));
    }
}
