namespace Tlpipe.Vision.Backbones.ResNet;

/// <summary>The options of the backbone <c>resnet-18</c>: none, so that published weights fit.</summary>
public sealed record ResNet18Options;
