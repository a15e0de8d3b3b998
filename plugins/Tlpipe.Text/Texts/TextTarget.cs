using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>A target under its name.</summary>
internal sealed record TextTarget(string Name, TargetSignature Signature);
