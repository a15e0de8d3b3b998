using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>Reads what restoring left: <c>packages.lock.json</c>, which packages belong to a project, and <c>obj/project.assets.json</c>, where they lie.</summary>
internal static class RestoredPackages
{
    private const string PluginFolder = "tlpipe/";

    /// <summary>The packages; <see langword="null"/> where project, lock and this machine's packages don't agree, so that it must be restored.</summary>
    public static IReadOnlyList<RestoredPackage>? Read(PluginProject project)
    {
        try
        {
            if (Parse(project.LockFile) is not { } locked || Parse(project.AssetsFile) is not { } assets) return null;
            var packages = locked["dependencies"]!.AsObject().Single().Value!.AsObject();
            if (!Asks(project.References(), packages)) return null;
            var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
            var found = packages.Select(package => Find(package.Key, (string)package.Value!["resolved"]!, (string)package.Value["contentHash"]!, assets["libraries"]!.AsObject(), folders)).ToList();
            return found.Contains(null) ? null : [.. found.OfType<RestoredPackage>()];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            // Damaged, or of another version of the format: restoring writes it again, or says what is wrong.
            return null;
        }
    }

    private static JsonNode? Parse(string file) => File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file)) : null;

    /// <summary>Whether the lock is one of what the project asks for.</summary>
    private static bool Asks(IReadOnlyDictionary<string, string> references, JsonObject packages)
    {
        var direct = packages.Where(package => (string?)package.Value!["type"] == "Direct").ToDictionary(package => package.Key, package => (string?)package.Value!["requested"], StringComparer.OrdinalIgnoreCase);
        return direct.Count == references.Count && references.All(reference =>
            direct.TryGetValue(reference.Key, out var requested) && requested is not null && (reference.Value.Length == 0 || PackageVersions.AreSameRange(reference.Value, requested)));
    }

    private static RestoredPackage? Find(string id, string version, string hash, JsonObject libraries, IEnumerable<string> folders)
    {
        var library = libraries.FirstOrDefault(library => string.Equals(library.Key, $"{id}/{version}", StringComparison.OrdinalIgnoreCase)).Value;
        // Another content under the same version, as a folder feed may have it: restoring finds out which is meant.
        if (library is null || (string?)library["sha512"] != hash) return null;
        var folder = folders.Select(packages => Path.Combine(packages, (string)library["path"]!)).FirstOrDefault(Directory.Exists);
        return folder is null ? null : new(id, version, PluginsIn(folder, [.. library["files"]!.AsArray().Select(file => (string)file!)]));
    }

    /// <summary>Of the frameworks that a package has plugins for, the newest that this process can load.</summary>
    private static IReadOnlyList<string> PluginsIn(string folder, IReadOnlyList<string> files) =>
        files.Where(file => file.StartsWith(PluginFolder, StringComparison.Ordinal) && file.EndsWith(".deps.json", StringComparison.Ordinal))
            .Select(file => (Assembly: Path.ChangeExtension(Path.ChangeExtension(file, null), ".dll"), Framework: FrameworkOf(file)))
            .Where(plugin => files.Contains(plugin.Assembly) && plugin.Framework is not null && plugin.Framework <= Environment.Version)
            .GroupBy(plugin => plugin.Framework)
            .MaxBy(plugins => plugins.Key)?
            .Select(plugin => Path.GetFullPath(Path.Combine(folder, plugin.Assembly)))
            .Order(StringComparer.Ordinal)
            .ToArray() ?? [];

    private static Version? FrameworkOf(string file) =>
        file[PluginFolder.Length..].Split('/')[0] is var framework && framework.StartsWith("net", StringComparison.Ordinal) && Version.TryParse(framework[3..], out var version) ? version : null;
}
