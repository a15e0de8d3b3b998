using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Text.Backbones.BagOfEmbeddings;
using Tlpipe.Text.Backbones.Bert;
using Tlpipe.Text.Backbones.TextCnn;
using Tlpipe.Text.Backbones.TextTransformer;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Tests.Backbones;

/// <summary>Backbones as the host makes them, small: of the sizes of Reference/reference_backbones.py.</summary>
internal static class Backbone
{
    /// <summary>The tokens of the reference's texts and padding.</summary>
    internal static readonly InputSignature Input = InputSignature.Text(23);

    internal static readonly string[] Names = ["bag-of-embeddings", "text-cnn", "text-transformer", "bert"];

    private static readonly Dictionary<string, object> Small = new(StringComparer.Ordinal)
    {
        ["bag-of-embeddings"] = new BagOfEmbeddingsOptions { Embedding = 6 },
        ["text-cnn"] = new TextCnnOptions { Embedding = 6, Filters = 4, Widths = [2, 3] },
        ["text-transformer"] = new TextTransformerOptions { Width = 8, Layers = 2, Heads = 2 },
        ["bert"] = new BertOptions { Width = 8, Layers = 3, Heads = 2, Intermediate = 20, Positions = 12 },
    };

    internal static IBackbone Create(string name, object? options = null)
    {
        var services = new ServiceCollection();
        new TextPlugin().Configure(services);
        using var host = services.BuildServiceProvider();
        return host.GetRequiredKeyedService<IProvider<IBackbone>>(name).Create(options ?? Small[name], new(Files: null!));
    }

    /// <summary>Builds a trunk from a seed.</summary>
    internal static Trunk Build(string name, long seed = 1, object? options = null)
    {
        manual_seed(seed);
        return Create(name, options).Build(Input);
    }

    /// <summary>Texts as a batch, padded to the longest, or longer.</summary>
    internal static Tensor Batch(IReadOnlyList<long[]> texts, int length = 0)
    {
        length = Math.Max(length, texts.Max(text => text.Length));
        return tensor([.. texts.SelectMany(text => text.Concat(Enumerable.Repeat(0L, length - text.Length)))], [texts.Count, length]);
    }
}
