using System.ComponentModel;

namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>Provides the backbone <c>resnet-32</c>: the CIFAR ResNet-32 with parameter-free shortcuts.</summary>
[Description("The CIFAR ResNet-32 with parameter-free shortcuts: 0.46 million parameters, 64 features; pictures of 32 x 32.")]
public sealed class CifarResNet32Provider() : CifarResNetProvider(CifarResNetArchitecture.ResNet32);
