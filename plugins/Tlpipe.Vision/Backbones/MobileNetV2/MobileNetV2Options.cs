namespace Tlpipe.Vision.Backbones.MobileNetV2;

/// <summary>The options of the backbone <c>mobilenet-v2</c>: none, so that published weights fit.</summary>
public sealed record MobileNetV2Options;
