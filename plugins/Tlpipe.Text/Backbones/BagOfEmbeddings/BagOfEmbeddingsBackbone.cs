using Tlpipe.Abstractions;

namespace Tlpipe.Text.Backbones.BagOfEmbeddings;

/// <summary>Joulin et al., "Bag of tricks for efficient text classification", 2016, without n-grams.</summary>
internal sealed class BagOfEmbeddingsBackbone(BagOfEmbeddingsOptions options) : TextBackbone(Vocabularies.Words, options.Embedding)
{
    public override Trunk Build(InputSignature input)
    {
        var embeddings = new TokenEmbeddings(VocabularyOf(input), options.Embedding, deviation: 0.1, wordDropout: options.WordDropout);
        return new TextTrunk("bag-of-embeddings", [("embeddings", embeddings)], [embeddings.ToStage(), new("pool", (Activations tokens) => new(Tokens.Mean(tokens)))]);
    }
}
