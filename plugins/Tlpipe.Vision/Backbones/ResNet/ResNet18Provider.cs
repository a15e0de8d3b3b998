using System.ComponentModel;

namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>Provides the backbone <c>resnet-18</c>: torchvision's <c>resnet18</c>.</summary>
[Description("ResNet-18, torchvision's resnet18: 11.2 million parameters, 512 features; pictures of 224 x 224.")]
public sealed class ResNet18Provider() : ResNetProvider(ResNetArchitecture.ResNet18);
