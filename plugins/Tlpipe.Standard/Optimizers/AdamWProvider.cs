using System.ComponentModel;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Provides the optimizer <c>adamw</c>: PyTorch's <c>AdamW</c>.</summary>
/// <remarks>Weight decay shrinks the parameters, apart from the gradient. Loshchilov and Hutter, "Decoupled weight decay regularization", 2019.</remarks>
[Description("Adam with weight decay apart from the gradient.")]
public sealed class AdamWProvider : Provider<IOptimizer, AdamWOptions>
{
    /// <inheritdoc/>
    protected override IOptimizer Create(AdamWOptions options, PartContext context) =>
        new AdamOptimizer(options, options.WeightDecay, groups => optim.AdamW(groups));
}
