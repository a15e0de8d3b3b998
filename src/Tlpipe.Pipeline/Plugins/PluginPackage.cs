using System.Xml;
using System.Xml.Linq;
using Tlpipe.Pipeline.Plugins.Packages;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>The NuGet package that a plugin came in.</summary>
/// <param name="Id">The package's name, as its author writes it.</param>
/// <param name="Version">Its version.</param>
public sealed record PluginPackage(string Id, string Version)
{
    /// <summary>The package that an assembly lies in, as NuGet unpacks one: <c>ID/VERSION/tlpipe/net10.0/NAME.dll</c>; <see langword="null"/> where it lies elsewhere.</summary>
    internal static PluginPackage? Of(string assembly)
    {
        var content = Path.GetDirectoryName(Path.GetDirectoryName(assembly));
        if (content is null || Path.GetFileName(content) != "tlpipe" || Path.GetDirectoryName(content) is not { } folder) return null;
        try
        {
            var nuspec = Directory.EnumerateFiles(folder, "*.nuspec").SingleOrDefault();
            if (nuspec is null) return null;
            var metadata = XDocument.Load(nuspec).Root!.Elements().First(element => element.Name.LocalName == "metadata");
            return new(Value(metadata, "id"), PackageVersions.Normalized(Value(metadata, "version")));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or XmlException or InvalidOperationException)
        {
            // What it is called is for people: a plugin loads without.
            return null;
        }
    }

    /// <summary><c>Acme.Points 1.2.0</c>.</summary>
    public override string ToString() => $"{Id} {Version}";

    private static string Value(XElement metadata, string name) => metadata.Elements().First(element => element.Name.LocalName == name).Value.Trim();
}
