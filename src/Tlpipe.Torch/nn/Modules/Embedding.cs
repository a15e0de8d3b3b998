using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>A row of numbers for each integer.</summary>
public sealed class Embedding : Module<Tensor, Tensor>
{
    private readonly long? _paddingIdx;

    /// <summary>Rows drawn normally; the row <paramref name="padding_idx"/> is zero and is not learned.</summary>
    public Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, Device? device = null, ScalarType? dtype = null) : base(nameof(Embedding))
    {
        _paddingIdx = padding_idx < 0 ? num_embeddings + padding_idx : padding_idx;
        weight = Parameter.Adopt(empty([num_embeddings, embedding_dims], dtype, device));
        register_parameter(nameof(weight), weight);
        init.normal_(weight);
        if (_paddingIdx is not { } row || weight.is_meta) return;
        using var mode = no_grad();
        using var zeroed = weight.select(0, row);
        zeroed.zero_();
    }

    /// <summary><c>[num, dims]</c></summary>
    public Parameter weight { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.embedding(input, weight, _paddingIdx);
}
