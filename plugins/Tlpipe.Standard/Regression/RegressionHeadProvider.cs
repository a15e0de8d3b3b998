using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Regression;

/// <summary>Provides the head <c>regression</c>.</summary>
[Description("A number: a linear layer on the features, in units of the training labels' standard deviation about their mean.")]
public sealed class RegressionHeadProvider : Provider<IHead, RegressionHeadOptions>
{
    /// <inheritdoc/>
    protected override IHead Create(RegressionHeadOptions options, PartContext context) => new RegressionHead(options, context.Target?.Deviation ?? 1);
}
