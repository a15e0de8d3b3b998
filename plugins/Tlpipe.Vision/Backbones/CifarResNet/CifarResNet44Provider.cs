using System.ComponentModel;

namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>Provides the backbone <c>resnet-44</c>: the CIFAR ResNet-44 with parameter-free shortcuts.</summary>
[Description("The CIFAR ResNet-44 with parameter-free shortcuts: 0.66 million parameters, 64 features; pictures of 32 x 32.")]
public sealed class CifarResNet44Provider() : CifarResNetProvider(CifarResNetArchitecture.ResNet44);
