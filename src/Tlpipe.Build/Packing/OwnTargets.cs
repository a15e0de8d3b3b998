using Microsoft.Build.Framework;

namespace Tlpipe.Build.Packing;

/// <summary>The files of a project that NuGet will import into those who use its package, as <c>build/ID.targets</c>.</summary>
internal static class OwnTargets
{
    private static readonly string[] Folders = ["build", "buildTransitive"];

    /// <summary>The path in the package and the path of the file.</summary>
    public static IReadOnlyList<(string PackagePath, string Path)> Among(IEnumerable<ITaskItem> packageFiles, string packageId) =>
        [.. packageFiles.SelectMany(item => PackagePaths(item).Where(path => IsImported(path, packageId)).Select(path => (path, item.GetMetadata("FullPath"))))];

    // As NuGet reads it: a path with the file's own extension names the file, any other a folder; none at all means content, which nobody imports.
    private static IEnumerable<string> PackagePaths(ITaskItem item)
    {
        if (!item.MetadataNames.Cast<string>().Contains("PackagePath", StringComparer.OrdinalIgnoreCase)) return [];
        var name = item.GetMetadata("Filename") + item.GetMetadata("Extension");
        var below = item.GetMetadata("RecursiveDir") is { Length: > 0 } recursive ? recursive : item.GetMetadata("NuGetRecursiveDir");
        return item.GetMetadata("PackagePath").Replace('\\', '/').Split(';', StringSplitOptions.TrimEntries)
            .Select(path => Path.GetExtension(path) == item.GetMetadata("Extension") ? path : Path.Combine(path, below, name))
            .Select(path => path.TrimStart('/'));
    }

    private static bool IsImported(string packagePath, string packageId)
    {
        var parts = packagePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length >= 2
            && Folders.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            && string.Equals(parts[^1], $"{packageId}.targets", StringComparison.OrdinalIgnoreCase);
    }
}
