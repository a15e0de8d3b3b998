using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Text.Backbones;

/// <summary>What the text backbones do with tokens and their padding.</summary>
internal static class Tokens
{
    /// <summary>The index that no token has.</summary>
    internal const long Padding = 0;

    /// <summary>True where there is a token: bool <c>[N, L]</c>.</summary>
    internal static Tensor Mask(Tensor tokens) => tokens.ne(Padding);

    /// <summary>The mean over an example's tokens, <c>[N, C]</c>; zeros where there is none.</summary>
    internal static Tensor Mean(Activations tokens)
    {
        using var mask = tokens.Mask!.to(tokens.Values.dtype).unsqueeze(1);
        using var count = mask.sum(2).clamp(min: 1);
        using var sum = mask.matmul(tokens.Values).squeeze(1);
        return sum.div(count);
    }
}
