namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>The options of the backbones <c>resnet-18</c>, <c>resnet-34</c> and <c>resnet-50</c>: none, so that published weights fit.</summary>
public sealed record ResNetOptions;
