using System.ComponentModel;
using Tlpipe.Abstractions;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Provides the optimizer <c>adam</c>: PyTorch's <c>Adam</c>.</summary>
/// <remarks>Weight decay is added to the gradient. Kingma and Ba, "Adam: a method for stochastic optimization", 2015.</remarks>
[Description("Adam: steps scaled by running means of the gradient and its square.")]
public sealed class AdamProvider : Provider<IOptimizer, AdamOptions>
{
    /// <inheritdoc/>
    protected override IOptimizer Create(AdamOptions options, PartContext context) =>
        new AdamOptimizer(options, options.WeightDecay, groups => optim.Adam(groups));
}
