using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Optimizers;

/// <summary>Provides the optimizer <c>adamw</c>: PyTorch's <c>AdamW</c>.</summary>
[Description("Adam with weight decay apart from the gradient.")]
public sealed class AdamWProvider : Provider<IOptimizer, AdamWOptions>
{
    /// <inheritdoc/>
    protected override IOptimizer Create(AdamWOptions options, PartContext context) => new AdamWOptimizer(options);
}
