using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones.Bert;

/// <summary>The sum of a token's vector, its position's and its kind of sentence's, normalised: <c>[N, L]</c> to <c>[N, L, C]</c>.</summary>
internal sealed class BertEmbeddings : nn.Module<Tensor, Tensor>
{
    private readonly Embedding _words;
    private readonly Embedding _positions;
    private readonly Embedding _kinds;
    private readonly LayerNorm _norm;
    private readonly Dropout _dropout;
    private readonly int _length;

    internal BertEmbeddings(BertOptions options, long vocabulary)
        : base(nameof(BertEmbeddings))
    {
        _length = options.Positions;
        _words = nn.Embedding(vocabulary, options.Width);
        _positions = nn.Embedding(options.Positions, options.Width);
        _kinds = nn.Embedding(options.SentenceKinds, options.Width);
        _norm = nn.LayerNorm(options.Width, eps: BertLayer.Epsilon);
        _dropout = nn.Dropout(options.Dropout);
        register_module("word_embeddings", _words);
        register_module("position_embeddings", _positions);
        register_module("token_type_embeddings", _kinds);
        register_module("LayerNorm", _norm);
        register_module("dropout", _dropout);
    }

    public override Tensor forward(Tensor input) => Embed(input).Values;

    /// <summary>Vectors and mask of as many tokens as there are positions; those beyond are not read.</summary>
    internal Activations Embed(Tensor tokens)
    {
        var read = tokens.slice(1, 0, _length);
        var mask = Tokens.Mask(read);
        // Padding counts on with its text's last token: what stands there is hidden from the others.
        var numbers = mask.cumsum(1).sub(1).clamp(min: 0);
        var sum = _words.call(read).add(_kinds.weight.select(0, 0)).add(_positions.call(numbers));
        return new(_dropout.call(_norm.call(sum)), mask);
    }
}
