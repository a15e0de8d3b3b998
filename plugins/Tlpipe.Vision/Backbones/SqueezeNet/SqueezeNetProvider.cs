using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Vision.Backbones.SqueezeNet;

/// <summary>Provides the backbone <c>squeezenet1-1</c>: torchvision's <c>squeezenet1_1</c>.</summary>
[Description("SqueezeNet 1.1, torchvision's squeezenet1_1: 0.7 million parameters, 512 features, no BatchNorm; pictures of 224 x 224.")]
public sealed class SqueezeNetProvider : Provider<IBackbone, SqueezeNetOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(SqueezeNetOptions options, PartContext context) => new SqueezeNetBackbone();
}
