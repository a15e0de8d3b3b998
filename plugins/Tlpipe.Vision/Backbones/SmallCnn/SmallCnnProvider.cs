using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Vision.Backbones.SmallCnn;

/// <summary>Provides the backbone <c>small-cnn</c>.</summary>
[Description("A small convolutional network for pictures of 32 to 96 pixels, quick to train from scratch on a CPU: 0.29 million parameters, 128 features.")]
public sealed class SmallCnnProvider : Provider<IBackbone, SmallCnnOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(SmallCnnOptions options, PartContext context) => new SmallCnnBackbone(options);
}
