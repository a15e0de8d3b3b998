namespace Tlpipe.Build;

/// <summary>The files that make up the tool and the plugins: what lies beside their assemblies is part of them.</summary>
internal static class Programs
{
    /// <summary>Full paths in ordinal order; a plugin that does not exist is left to the tool to report.</summary>
    public static IReadOnlyList<string> Of(string tool, IEnumerable<string> plugins) =>
        [.. plugins.Prepend(tool)
            .Select(assembly => Path.GetDirectoryName(Path.GetFullPath(assembly))!)
            .Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
}
