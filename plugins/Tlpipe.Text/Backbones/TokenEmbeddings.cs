using Tlpipe.Abstractions;
using Tlpipe.Torch.Modules;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones;

/// <summary>
/// A vector for each token, <c>[N, L]</c> to <c>[N, L, C]</c>, and zeros for padding. Training leaves out a share of the tokens
/// (Iyyer et al., "Deep unordered composition rivals syntactic methods for text classification", 2015).
/// </summary>
internal sealed class TokenEmbeddings : nn.Module<Tensor, Tensor>
{
    private readonly Embedding _embedding;
    private readonly double _wordDropout;

    internal TokenEmbeddings(long vocabulary, long channels, double deviation, double wordDropout)
        : base(nameof(TokenEmbeddings))
    {
        _wordDropout = wordDropout;
        _embedding = nn.Embedding(vocabulary, channels, padding_idx: Tokens.Padding);
        register_parameter("weight", _embedding.weight);
        if (_embedding.weight.is_meta) return;
        using var mode = no_grad();
        _embedding.weight.mul_(deviation);
    }

    public override Tensor forward(Tensor input) => _embedding.call(input);

    /// <summary>Vectors and mask. What training leaves out becomes padding.</summary>
    internal Activations Embed(Tensor tokens)
    {
        var read = training && _wordDropout > 0 ? tokens.mul(rand(tokens.shape, device: tokens.device).ge(_wordDropout)) : tokens;
        return new(call(read), Tokens.Mask(read));
    }

    /// <summary>The first stage of a trunk.</summary>
    internal Stage ToStage() => new("embeddings", (Activations tokens) => Embed(tokens.Values), this);
}
