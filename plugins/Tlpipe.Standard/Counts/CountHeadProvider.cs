using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Counts;

/// <summary>Provides the head <c>count</c>.</summary>
[Description("How many: a linear layer whose exponential is the expected count, with the loss of Poisson regression.")]
public sealed class CountHeadProvider : Provider<IHead, CountHeadOptions>
{
    /// <inheritdoc/>
    protected override IHead Create(CountHeadOptions options, PartContext context) => new CountHead(options);
}
