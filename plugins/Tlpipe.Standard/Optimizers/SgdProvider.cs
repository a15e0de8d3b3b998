using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Provides the optimizer <c>sgd</c>: PyTorch's <c>SGD</c>.</summary>
[Description("Stochastic gradient descent, with momentum if wanted.")]
public sealed class SgdProvider : Provider<IOptimizer, SgdOptions>
{
    /// <inheritdoc/>
    protected override IOptimizer Create(SgdOptions options, PartContext context) => new SgdOptimizer(options);
}
