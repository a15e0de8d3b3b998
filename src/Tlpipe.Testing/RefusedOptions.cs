namespace Tlpipe.Testing;

/// <summary>Options that a part must refuse.</summary>
/// <param name="Yaml">The options as a model file has them, without <c>use</c>.</param>
/// <param name="Option">The option at fault, which the error must name.</param>
/// <param name="Words">Words that the message must hold.</param>
public sealed record RefusedOptions(string Yaml, string Option, params IReadOnlyList<string> Words);
