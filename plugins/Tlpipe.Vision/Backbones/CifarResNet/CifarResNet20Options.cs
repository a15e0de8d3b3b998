namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>The options of the backbone <c>resnet-20</c>: none, so that published weights fit.</summary>
public sealed record CifarResNet20Options;
