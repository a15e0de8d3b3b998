using NuGet.Versioning;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>Versions of packages as NuGet has them: <c>1.0</c> is <c>1.0.0</c>, <c>1.0.0-RC.1</c> is <c>1.0.0-rc.1</c>, and what stands behind a plus says nothing.</summary>
internal static class PackageVersions
{
    /// <summary>Whether two texts ask for the same versions: <c>1.0</c> and <c>[1.0.0, )</c> do.</summary>
    public static bool AreSameRange(string one, string other) =>
        VersionRange.TryParse(one, out var left) && VersionRange.TryParse(other, out var right) && string.Equals(left.ToNormalizedString(), right.ToNormalizedString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>A version in the form in which NuGet itself tells it; as it was written where it is none.</summary>
    public static string Normalized(string version) => NuGetVersion.TryParse(version, out var known) ? known.ToNormalizedString() : version;
}
