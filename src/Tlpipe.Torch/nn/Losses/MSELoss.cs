using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Squared error.</summary>
public sealed class MSELoss(Reduction reduction = Reduction.Mean) : Loss(nameof(MSELoss))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => functional.mse_loss(input, target, reduction);
}
