using System.ComponentModel;

namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>Provides the backbone <c>resnet-34</c>: torchvision's <c>resnet34</c>.</summary>
[Description("ResNet-34, torchvision's resnet34: 21.3 million parameters, 512 features; pictures of 224 x 224.")]
public sealed class ResNet34Provider() : ResNetProvider(ResNetArchitecture.ResNet34);
