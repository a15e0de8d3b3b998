using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones.TextCnn;

/// <summary>Kim, "Convolutional neural networks for sentence classification", 2014.</summary>
internal sealed class TextCnnBackbone(TextCnnOptions options) : TextBackbone(Vocabularies.Words, (long)options.Filters * options.Widths.Count)
{
    // Kim's embeddings are even in ±0.25, which has this deviation.
    private const double Deviation = 0.144;

    public override Trunk Build(InputSignature input)
    {
        var embeddings = new TokenEmbeddings(VocabularyOf(input), options.Embedding, Deviation, wordDropout: options.WordDropout);
        var convolutions = nn.ModuleList([.. options.Widths.Select(width => new MaxOverTime(options.Embedding, options.Filters, width))]);
        var dropout = nn.Dropout(options.Dropout);
        var convolve = new Stage(
            "convolutions",
            (Activations tokens) => new(dropout.call(Features(convolutions, tokens))),
            convolutions,
            dropout);
        return new TextTrunk("text-cnn", [("embeddings", embeddings), ("convolutions", convolutions), ("dropout", dropout)], [embeddings.ToStage(), convolve]);
    }

    private static Tensor Features(IReadOnlyList<MaxOverTime> convolutions, Activations tokens)
    {
        var channels = tokens.Values.transpose(1, 2);
        var mask = tokens.Mask!.to(channels.dtype).unsqueeze(1);
        return cat([.. convolutions.Select(convolution => convolution.call(channels, mask))], 1);
    }
}
