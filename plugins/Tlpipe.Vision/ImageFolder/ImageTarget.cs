using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>A target under its name.</summary>
internal sealed record ImageTarget(string Name, TargetSignature Signature);
