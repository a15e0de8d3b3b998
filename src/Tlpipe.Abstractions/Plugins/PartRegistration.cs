namespace Tlpipe.Abstractions;

/// <summary>One registered part: what <c>tlpipe plugins list</c> shows and what duplicate names are found by.</summary>
/// <param name="Kind">The kind of part.</param>
/// <param name="Name">The name that model files use; lower case, words joined by hyphens.</param>
/// <param name="ProviderType">The class that creates the part.</param>
public sealed record PartRegistration(PartKind Kind, string Name, Type ProviderType);
