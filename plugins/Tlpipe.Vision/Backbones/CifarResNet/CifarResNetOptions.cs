namespace Tlpipe.Vision.Backbones.CifarResNet;

/// <summary>The options of the backbones <c>resnet-20</c>, <c>resnet-32</c>, <c>resnet-44</c> and <c>resnet-56</c>: none, so that published weights fit.</summary>
public sealed record CifarResNetOptions;
