namespace Tlpipe.Abstractions;

/// <summary>An option that names a file or folder. In YAML: a path relative to the model file, or one that begins with a named root, <c>$(data)/hymenoptera</c>.</summary>
/// <param name="Text">The path as it was written.</param>
/// <param name="FullPath">The path on this machine; it never enters a key.</param>
public sealed record InputPath(string Text, string FullPath);
