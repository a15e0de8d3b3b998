using System.ComponentModel;

namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>Provides the backbone <c>resnet-50</c>: torchvision's <c>resnet50</c>.</summary>
[Description("ResNet-50 (1.5), torchvision's resnet50: 23.5 million parameters, 2048 features; pictures of 224 x 224.")]
public sealed class ResNet50Provider() : ResNetProvider(ResNetArchitecture.ResNet50);
