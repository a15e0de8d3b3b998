using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Absolute error.</summary>
public sealed class L1Loss(Reduction reduction = Reduction.Mean) : Loss(nameof(L1Loss))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => functional.l1_loss(input, target, reduction);
}
