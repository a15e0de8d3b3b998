using System.Text.Json.Nodes;
using System.Xml.Linq;
using NuGet.Versioning;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins.Packages;

namespace Tlpipe.Pipeline.Tests.Plugins.Packages;

/// <summary>What the SDK does for plugins' packages, without its ten seconds: it writes what NuGet writes, and has the packages in a folder.</summary>
internal sealed class SampleFeed(TemporaryFolder folder) : IDotNetSdk
{
    private readonly Dictionary<string, IReadOnlyList<string>> _assemblies = new(StringComparer.OrdinalIgnoreCase);
    private int _inside;

    /// <summary>Happens while a project is worked on.</summary>
    public Action<PluginProject> Working { get; set; } = _ => { };

    /// <summary>How often it was asked to restore.</summary>
    public int Restores { get; private set; }

    /// <summary>Puts a package into the folder: of each version the assemblies.</summary>
    public void Publish(string package, string version, params IReadOnlyList<string> assemblies)
    {
        _assemblies[$"{package}/{version}"] = [.. assemblies.Select(assembly => Path.GetFileName(assembly))];
        foreach (var assembly in assemblies) File.Copy(assembly, folder.Combine("packages", package.ToLowerInvariant(), version, "tlpipe", "net10.0", Path.GetFileName(assembly)), overwrite: true);
        Directory.CreateDirectory(folder.Combine("packages", package.ToLowerInvariant(), version));
    }

    public void Add(PluginProject project, string package, string? version, CancellationToken stop)
    {
        var document = XDocument.Load(project.File);
        document.Root!.Elements("ItemGroup").Elements("PackageReference").Where(reference => string.Equals((string?)reference.Attribute("Include"), package, StringComparison.OrdinalIgnoreCase)).Remove();
        document.Root.Add(new XElement("ItemGroup", new XElement("PackageReference", new XAttribute("Include", package), new XAttribute("Version", version ?? "1.0.0"))));
        document.Save(project.File);
        Restore(project, locked: false, stop);
    }

    public void Restore(PluginProject project, bool locked, CancellationToken stop)
    {
        Assert.Equal(1, Interlocked.Increment(ref _inside));
        Restores++;
        Working(project);
        stop.ThrowIfCancellationRequested();
        var (packages, libraries) = (new JsonObject(), new JsonObject());
        foreach (var (id, asked) in project.References()) Add(packages, libraries, id, VersionRange.Parse(asked));
        File.WriteAllText(project.LockFile, new JsonObject { ["version"] = 1, ["dependencies"] = new JsonObject { ["net10.0"] = packages } }.ToJsonString());
        Directory.CreateDirectory(Path.GetDirectoryName(project.AssetsFile)!);
        File.WriteAllText(project.AssetsFile, new JsonObject { ["libraries"] = libraries, ["packageFolders"] = new JsonObject { [folder.Combine("packages") + "/"] = new JsonObject() } }.ToJsonString());
        Interlocked.Decrement(ref _inside);
    }

    private void Add(JsonObject packages, JsonObject libraries, string id, VersionRange asked)
    {
        var resolved = asked.MinVersion!.ToNormalizedString();
        if (!_assemblies.TryGetValue($"{id}/{resolved}", out var assemblies))
        {
            Interlocked.Decrement(ref _inside);
            throw new DiagnosticException(Diagnostic.Error("TLP2012", $"there is no {id} {resolved}"));
        }

        packages[id] = new JsonObject { ["type"] = "Direct", ["requested"] = asked.ToNormalizedString(), ["resolved"] = resolved, ["contentHash"] = "hash" };
        var files = assemblies.SelectMany(name => new[] { $"tlpipe/net10.0/{name}", $"tlpipe/net10.0/{Path.ChangeExtension(name, ".deps.json")}" });
        libraries[$"{id}/{resolved}"] = new JsonObject { ["sha512"] = "hash", ["path"] = $"{id}/{resolved}".ToLowerInvariant(), ["files"] = new JsonArray([.. files.Select(file => (JsonNode?)file)]) };
    }
}
