using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.MultiLabel;

/// <summary>Provides the head <c>multi-label</c>.</summary>
[Description("Any number of labels: a linear layer on the features, trained by binary cross entropy.")]
public sealed class MultiLabelHeadProvider : Provider<IHead, MultiLabelHeadOptions>
{
    /// <inheritdoc/>
    protected override IHead Create(MultiLabelHeadOptions options, PartContext context) => new MultiLabelHead(options, context.Target);
}
