namespace Tlpipe.Build;

/// <summary>The files by which a build knows the tool and the plugins.</summary>
internal static class Programs
{
    // NuGet writes it last when it unpacks a package; it holds the digest of the whole package, whose files nobody changes afterwards.
    private const string PackageMark = ".nupkg.metadata";

    /// <summary>
    /// Full paths in ordinal order. An assembly in a package folder is known by the package's digest, any other one by all
    /// that lies beside it. A plugin that does not exist is left to the tool to report.
    /// </summary>
    public static IReadOnlyList<string> Of(string tool, IEnumerable<string> plugins) =>
        [.. plugins.Prepend(tool)
            .Select(assembly => Path.GetDirectoryName(Path.GetFullPath(assembly))!)
            .Distinct(StringComparer.Ordinal)
            .Where(Directory.Exists)
            .SelectMany(folder => PackageOf(folder) is { } mark ? [mark] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static string? PackageOf(string folder)
    {
        // tools/net10.0/any, tlpipe/net10.0: an assembly lies a few folders below its package's root.
        var parent = folder;
        for (var depth = 0; depth < 4 && parent is not null; depth++, parent = Path.GetDirectoryName(parent))
        {
            var mark = Path.Combine(parent, PackageMark);
            if (File.Exists(mark)) return mark;
        }
        return null;
    }
}
