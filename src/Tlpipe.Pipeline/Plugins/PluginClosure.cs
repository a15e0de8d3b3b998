using System.Text.Json;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>The files that decide what a plugin does: its assembly, its <c>deps.json</c> and its private assemblies and native libraries; not what the host brings, nor symbols or documentation.</summary>
internal static class PluginClosure
{
    private static readonly string[] CodeExtensions = [".dll", ".so", ".dylib"];

    /// <summary>The digest of a plugin's closure. Where the files lie doesn't enter.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    public static Digest DigestOf(string path, IInputFiles files)
    {
        using var digest = new DigestBuilder();
        foreach (var (name, file) in FilesOf(path)) digest.Add(name, files.DigestOf(file));
        return digest.Build();
    }

    /// <summary>The files by their names relative to the plugin's folder, in order.</summary>
    public static IReadOnlyList<(string Name, string File)> FilesOf(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var depsFile = Path.ChangeExtension(path, ".deps.json");
        var names = File.Exists(depsFile) ? [Path.GetFileName(depsFile), .. ListedIn(depsFile)] : Beside(folder);
        return [.. names
            .Append(Path.GetFileName(path))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .SelectMany(name => Candidates(folder, name))];
    }

    /// <summary>What <c>deps.json</c> lists and is not there; what the host brings is not missed.</summary>
    public static IReadOnlyList<string> Missing(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var depsFile = Path.ChangeExtension(path, ".deps.json");
        if (!File.Exists(depsFile)) return [];
        return [.. ListedIn(depsFile)
            .Where(name => !PluginLoadContext.IsShared(Path.GetFileNameWithoutExtension(name)) && !Candidates(folder, name).Any())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>A package's asset lies flat beside the plugin, or under its own path (<c>runtimes/…</c>).</summary>
    private static IEnumerable<(string Name, string File)> Candidates(string folder, string name)
    {
        if (PluginLoadContext.IsShared(Path.GetFileNameWithoutExtension(name))) yield break;
        foreach (var relative in new[] { name, Path.GetFileName(name) }.Distinct(StringComparer.Ordinal))
        {
            var file = Path.Combine(folder, relative);
            if (!File.Exists(file)) continue;
            yield return (relative, file);
            yield break;
        }
    }

    private static IEnumerable<string> Beside(string folder) =>
        Directory.EnumerateFiles(folder)
            .Where(file => CodeExtensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Select(file => Path.GetFileName(file));

    private static List<string> ListedIn(string depsFile)
    {
        try
        {
            using var deps = JsonDocument.Parse(File.ReadAllBytes(depsFile));
            return [.. Members(deps.RootElement, "targets")
                .SelectMany(target => Members(target.Value))
                .SelectMany(library => new[] { "runtime", "native", "runtimeTargets", "resources" }.SelectMany(kind => Members(library.Value, kind)))
                .Select(asset => asset.Name)];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{Path.GetFileName(depsFile)} is damaged: {error.Message}", error);
        }
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? Members(member) : [];

    private static IEnumerable<JsonProperty> Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];
}
