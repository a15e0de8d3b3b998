using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Backbones.TextCnn;

/// <summary>Provides the backbone <c>text-cnn</c>.</summary>
[Description("Convolutions over the tokens' vectors and the largest answer of each filter (Kim 2014): 300 features; trains from scratch in minutes.")]
public sealed class TextCnnProvider : Provider<IBackbone, TextCnnOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(TextCnnOptions options, PartContext context) => new TextCnnBackbone(options);
}
