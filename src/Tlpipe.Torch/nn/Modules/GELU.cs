using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>The Gaussian error linear unit. Hendrycks and Gimpel 2016.</summary>
public sealed class GELU() : Module<Tensor, Tensor>(nameof(GELU))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.gelu(input);
}
