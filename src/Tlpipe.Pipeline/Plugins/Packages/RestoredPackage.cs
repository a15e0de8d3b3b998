namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>A package that restoring has unpacked.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Plugins">The full paths of the plugins in it; empty where it holds none.</param>
internal sealed record RestoredPackage(string Id, string Version, IReadOnlyList<string> Plugins);
