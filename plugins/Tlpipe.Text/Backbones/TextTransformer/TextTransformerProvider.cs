using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Backbones.TextTransformer;

/// <summary>Provides the backbone <c>text-transformer</c>.</summary>
[Description("A small transformer encoder, trainable from scratch on a CPU, and the mean over its tokens: 128 features.")]
public sealed class TextTransformerProvider : Provider<IBackbone, TextTransformerOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(TextTransformerOptions options, PartContext context) => new TextTransformerBackbone(options);
}
