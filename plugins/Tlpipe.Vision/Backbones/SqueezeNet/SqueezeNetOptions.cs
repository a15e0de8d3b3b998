namespace Tlpipe.Vision.Backbones.SqueezeNet;

/// <summary>The options of the backbone <c>squeezenet1-1</c>: none, so that published weights fit.</summary>
public sealed record SqueezeNetOptions;
