using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones.TextTransformer;

/// <summary>
/// The encoder of Vaswani et al., "Attention is all you need", 2017, normalised before each part (Xiong et al., "On layer normalization in the transformer
/// architecture", 2020) and after the last, with the paper's sines for positions.
/// </summary>
internal sealed class TextTransformerBackbone(TextTransformerOptions options) : TextBackbone(Vocabularies.Words, options.Width)
{
    public override Trunk Build(InputSignature input)
    {
        var embeddings = new TokenEmbeddings(VocabularyOf(input), options.Width, deviation: 1 / Math.Sqrt(options.Width), wordDropout: options.WordDropout);
        var positions = new SinePositions(options.Width, options.Dropout);
        var encoder = nn.ModuleList([.. Enumerable.Range(0, options.Layers).Select(_ => new EncoderLayer(options))]);
        var norm = nn.LayerNorm(options.Width);
        return new TextTrunk(
            "text-transformer",
            [("embeddings", embeddings), ("positions", positions), ("encoder", encoder), ("norm", norm)],
            [
                new("embeddings", (Activations tokens) => Place(positions, embeddings.Embed(tokens.Values)), embeddings, positions),
                .. encoder.Select((layer, index) => new Stage($"encoder.{index}", (Activations tokens) => tokens with { Values = layer.call(tokens.Values, tokens.Mask!) }, layer)),
                new("pool", (Activations tokens) => new(Tokens.Mean(tokens with { Values = norm.call(tokens.Values) })), norm),
            ]);
    }

    private static Activations Place(SinePositions positions, Activations tokens) => tokens with { Values = positions.call(tokens.Values, tokens.Mask!) };
}
