using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>Finds plugin assemblies.</summary>
internal static class PluginDiscovery
{
    /// <summary>
    /// The full paths of the plugins: a dll itself; of a folder, <c>NAME.dll</c> where NAME is the folder's own name or the name of a folder in it,
    /// and any dll directly in it that has the attribute.
    /// </summary>
    /// <param name="given">Dlls and folders that were asked for; one that leads nowhere is an error.</param>
    /// <param name="bundled">The folder of the plugins that came with the tool; it may be empty or absent.</param>
    /// <param name="diagnostics">Takes the errors.</param>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> given, string? bundled, DiagnosticBag diagnostics)
    {
        var found = new List<string>();
        if (bundled is not null && Directory.Exists(bundled)) found.AddRange(InFolder(Path.GetFullPath(bundled)));
        foreach (var path in given)
        {
            var full = Path.GetFullPath(path);
            if (File.Exists(full))
            {
                found.Add(full);
                continue;
            }

            var inside = Directory.Exists(full) ? InFolder(full) : null;
            if (inside is null) diagnostics.Add(PluginDiagnostics.Missing(path));
            else if (inside.Count == 0) diagnostics.Add(PluginDiagnostics.NoPlugins(path));
            else found.AddRange(inside);
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    private static List<string> InFolder(string folder) =>
        [.. Directory.EnumerateDirectories(folder)
            .Select(inner => Path.Combine(inner, $"{Path.GetFileName(inner)}.dll"))
            .Where(File.Exists)
            .Concat(Directory.EnumerateFiles(folder, "*.dll").Where(file => IsNamedAfterFolder(file) || HasAttribute(file)))
            .Order(StringComparer.Ordinal)];

    private static bool IsNamedAfterFolder(string file) =>
        Path.GetFileNameWithoutExtension(file) == Path.GetFileName(Path.GetDirectoryName(file));

    private static bool HasAttribute(string file)
    {
        try
        {
            return PluginManifest.Read(file) is { HasAttribute: true };
        }
        catch (IOException)
        {
            // Only a guess at which files are meant: one that can't be read is not the user's plugin by name.
            return false;
        }
    }
}
