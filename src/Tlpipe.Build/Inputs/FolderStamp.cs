namespace Tlpipe.Build.Inputs;

/// <summary>A folder as it was when it was listed.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Sha256">Digest of the names of its entries, hexadecimal (<see cref="Digest.OfFolder"/>).</param>
internal sealed record FolderStamp(string Path, string Sha256);
