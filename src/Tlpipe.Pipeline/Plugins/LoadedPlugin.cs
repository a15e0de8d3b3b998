using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>A plugin that is loaded and has registered its parts.</summary>
/// <param name="Name">The assembly's name.</param>
/// <param name="Version">The assembly's version.</param>
/// <param name="Path">Where it lies; for people, never for a key.</param>
/// <param name="Digest">The digest of its closure.</param>
/// <param name="Parts">Its parts, by kind and name.</param>
/// <param name="Package">The package that it came in; <see langword="null"/> for one that was built here, or that comes with the tool.</param>
public sealed record LoadedPlugin(string Name, Version Version, string Path, Digest Digest, IReadOnlyList<CatalogPart> Parts, PluginPackage? Package = null)
{
    /// <summary>The version that locks and provenance tell: the package's, which may be a pre-release, or else the assembly's; with the package's name where that is another.</summary>
    public string Release => Package switch
    {
        null => Version.ToString(3),
        { Id: var id } when id == Name => Package.Version,
        _ => $"{Package.Version} of {Package.Id}",
    };

    /// <summary>The name and version, with the package that it came in or else where it lies.</summary>
    internal string Origin => PluginDiagnostics.Origin(ToString(), Package, Path);

    /// <summary>The name and version, as people say it: <c>Tlpipe.Vision 0.1.0</c>.</summary>
    public override string ToString() => $"{Name} {Version.ToString(3)}";
}
