using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Provides the optimizer <c>adam</c>: PyTorch's <c>Adam</c>.</summary>
[Description("Adam: steps scaled by running means of the gradient and its square.")]
public sealed class AdamProvider : Provider<IOptimizer, AdamOptions>
{
    /// <inheritdoc/>
    protected override IOptimizer Create(AdamOptions options, PartContext context) => new AdamOptimizer(options);
}
