using System.ComponentModel;

namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>Provides the backbone <c>resnet-20</c>: the CIFAR ResNet-20 with parameter-free shortcuts.</summary>
[Description("The CIFAR ResNet-20 with parameter-free shortcuts: 0.27 million parameters, 64 features; pictures of 32 x 32.")]
public sealed class CifarResNet20Provider() : CifarResNetProvider(CifarResNetArchitecture.ResNet20);
