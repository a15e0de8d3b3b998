using System.ComponentModel;

namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>Provides the backbone <c>resnet-56</c>: the CIFAR ResNet-56 with parameter-free shortcuts.</summary>
[Description("The CIFAR ResNet-56 with parameter-free shortcuts: 0.85 million parameters, 64 features; pictures of 32 x 32.")]
public sealed class CifarResNet56Provider() : CifarResNetProvider(CifarResNetArchitecture.ResNet56);
