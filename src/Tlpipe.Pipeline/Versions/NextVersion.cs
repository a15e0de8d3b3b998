using System.Globalization;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Versions;

/// <summary>
/// The version that follows another one (semver.org, 2.0.0). Before 1.0.0 the second number counts what breaks and the third all else;
/// before a release, the pre-release counts on, whatever changes.
/// </summary>
internal static class NextVersion
{
    /// <summary>The next one that may break applications.</summary>
    public static string Breaking(SemanticVersion version) =>
        MayBreak(version) ? PreRelease(version)
        : version.Major == 0 ? $"0.{version.Minor + 1}.0"
        : $"{version.Major + 1}.0.0";

    /// <summary>The next one of a model that was made from other data, weights or settings.</summary>
    public static string Minor(SemanticVersion version) =>
        version.Major == 0 || version.PreRelease.Count > 0 ? Patch(version) : $"{version.Major}.{version.Minor + 1}.0";

    /// <summary>The next one of a model that was asked for in the same way and made by other tools.</summary>
    public static string Patch(SemanticVersion version) =>
        version.PreRelease.Count > 0 ? PreRelease(version) : $"{version.Major}.{version.Minor}.{version.Patch + 1}";

    /// <summary>Whether a version may differ from an earlier one in what applications see.</summary>
    public static bool MayBreak(SemanticVersion version, SemanticVersion earlier) =>
        version.Major > earlier.Major
        || (earlier.Major == 0 && version.Major == 0 && version.Minor > earlier.Minor)
        || (MayBreak(earlier) && version.ComparePrecedence(earlier) > 0);

    /// <summary>Whether it comes before a release that may break applications: 2.0.0-beta.1, 0.3.0-rc.</summary>
    private static bool MayBreak(SemanticVersion version) =>
        version.PreRelease.Count > 0 && version.Patch == 0 && (version.Major == 0 || version.Minor == 0);

    private static string PreRelease(SemanticVersion version)
    {
        var parts = version.PreRelease.ToList();
        if (long.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue) parts[^1] = $"{number + 1}";
        else parts.Add("1");
        return $"{version.Major}.{version.Minor}.{version.Patch}-{string.Join('.', parts)}";
    }
}
