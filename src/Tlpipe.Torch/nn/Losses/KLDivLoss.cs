using static Tlpipe.Torch.torch;
using static Tlpipe.Torch.torch.nn;

namespace Tlpipe.Torch.Modules;

/// <summary>Kullback-Leibler divergence of log-probabilities from probabilities.</summary>
public sealed class KLDivLoss(bool log_target = false, Reduction reduction = Reduction.Mean) : Loss(nameof(KLDivLoss))
{
    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) => functional.kl_div(input, target, log_target, reduction);
}
