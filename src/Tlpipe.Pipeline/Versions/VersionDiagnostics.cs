using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Versions;

/// <summary>What a version should tell and doesn't: TLP7010 to TLP7012.</summary>
internal static class VersionDiagnostics
{
    private const int Shown = 5;

    public static Diagnostic BreakingChange(ModelSpec spec, ModelLock locked, IReadOnlyList<string> changes, string version) => Diagnostic.Error(
        "TLP7010",
        $"applications made for the locked version {locked.Version} may break: {Joined(changes)}; such a change takes a new {NumberThatBreaks(version)}: write 'version: {version}'",
        spec.Locate("version"));

    public static Diagnostic SameVersion(ModelSpec spec, IReadOnlyList<string> differences, string version) => Diagnostic.Warning(
        "TLP7011",
        $"this is another model than the locked one of the same version {spec.Version} ({Joined(differences)}); so that people can tell them apart, write 'version: {version}'",
        spec.Locate("version"));

    public static Diagnostic FirstLockedOtherwise(ModelSpec spec, string version) => Diagnostic.Warning(
        "TLP7011",
        $"this is another model than the one that was first locked as version {spec.Version}; so that people can tell them apart, write 'version: {version}'",
        spec.Locate("version"));

    public static Diagnostic LowerVersion(ModelSpec spec, ModelLock locked, string version) => Diagnostic.Warning(
        "TLP7012",
        $"the version {spec.Version} is lower than the locked {locked.Version}; versions only go up: write 'version: {version}', or restore the lock that belongs to {spec.Version}",
        spec.Locate("version"));

    private static string NumberThatBreaks(string version) => version.StartsWith("0.", StringComparison.Ordinal) ? "minor version before 1.0.0" : "major version";

    private static string Joined(IReadOnlyList<string> texts) =>
        string.Join("; ", texts.Take(Shown)) + (texts.Count > Shown ? $"; and {texts.Count - Shown} more" : "");
}
