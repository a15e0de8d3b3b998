using System.ComponentModel;
using Tlpipe.Abstractions;

namespace PluginNamespace;

/// <summary>Provides the head <c>plugin-name-median</c>.</summary>
[Description("A number: the median of what it may be, learned by the absolute error.")]
public sealed class MedianHeadProvider : Provider<IHead, MedianHeadOptions>
{
    /// <inheritdoc/>
    protected override IHead Create(MedianHeadOptions options, PartContext context) => new MedianHead(context.Target?.Deviation ?? 1);
}
