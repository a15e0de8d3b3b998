using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones;

/// <summary>Scaled dot-product attention in several heads. Vaswani et al., "Attention is all you need", 2017.</summary>
internal static class Attention
{
    // Far below any score, and finite: a row without tokens gives no NaN.
    private const double Hidden = -1e9;

    /// <summary>What each place takes from the places where there are tokens.</summary>
    /// <param name="queries"><c>[N, L, C]</c></param>
    /// <param name="keys"><c>[N, L, C]</c></param>
    /// <param name="values"><c>[N, L, C]</c></param>
    /// <param name="mask">bool <c>[N, L]</c>, true where there is a token.</param>
    /// <param name="heads">The number of heads, which divides <c>C</c>.</param>
    /// <param name="dropout">What drops attention while training.</param>
    internal static Tensor Attend(Tensor queries, Tensor keys, Tensor values, Tensor mask, long heads, nn.Module<Tensor, Tensor> dropout)
    {
        var size = queries.shape[2] / heads;
        var scores = Split(queries).matmul(Split(keys).transpose(2, 3)).mul(1 / Math.Sqrt(size));
        var hidden = mask.logical_not().unsqueeze(1).unsqueeze(2);
        var weights = dropout.call(scores.masked_fill(hidden, Hidden).softmax(-1));
        return weights.matmul(Split(values)).transpose(1, 2).flatten(2);

        Tensor Split(Tensor tensor) => tensor.unflatten(-1, heads, size).transpose(1, 2);
    }
}
