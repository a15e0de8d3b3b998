using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Each element times its logistic function.</summary>
public sealed class SiLU() : Module<Tensor, Tensor>(nameof(SiLU))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => functional.silu(input);
}
