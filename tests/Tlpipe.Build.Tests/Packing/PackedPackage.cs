using System.IO.Compression;
using System.Xml.Linq;

namespace Tlpipe.Build.Tests.Packing;

/// <summary>A package as it lies in a feed.</summary>
internal sealed class PackedPackage(string path)
{
    private readonly Dictionary<string, byte[]> files = Read(path);

    /// <summary>Its files without those that every package has.</summary>
    public IEnumerable<string> Files => files.Keys
        .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)
            && name != "[Content_Types].xml" && !name.EndsWith(".nuspec", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>Its dependencies: <c>net10.0: Tlpipe.Models 0.1.0</c>.</summary>
    public IEnumerable<string> Dependencies =>
        from node in Nuspec.Descendants()
        where node.Name.LocalName == "dependency"
        select $"{node.Parent!.Attribute("targetFramework")!.Value}: {node.Attribute("id")!.Value} {node.Attribute("version")!.Value}";

    private XElement Nuspec
    {
        get
        {
            using var content = new MemoryStream(files.Single(file => file.Key.EndsWith(".nuspec", StringComparison.Ordinal)).Value);
            return XElement.Load(content);
        }
    }

    /// <summary>What the package says of itself: <c>license</c>.</summary>
    public string? Property(string name) => Nuspec.Descendants().FirstOrDefault(node => node.Name.LocalName == name)?.Value;

    /// <summary>The content of one file.</summary>
    public byte[] this[string name] => files[name];

    private static Dictionary<string, byte[]> Read(string path)
    {
        using var package = ZipFile.OpenRead(path);
        return package.Entries.ToDictionary(entry => entry.FullName, Content, StringComparer.Ordinal);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
