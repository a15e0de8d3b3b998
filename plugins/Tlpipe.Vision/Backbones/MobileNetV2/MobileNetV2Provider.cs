using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Vision.Backbones.MobileNetV2;

/// <summary>Provides the backbone <c>mobilenet-v2</c>: torchvision's <c>mobilenet_v2</c>, width 1.</summary>
[Description("MobileNetV2 at width 1, torchvision's mobilenet_v2: 2.2 million parameters, 1280 features; pictures of 224 x 224.")]
public sealed class MobileNetV2Provider : Provider<IBackbone, MobileNetV2Options>
{
    /// <inheritdoc/>
    protected override IBackbone Create(MobileNetV2Options options, PartContext context) => new MobileNetV2Backbone();
}
