using System.Text.RegularExpressions;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>What can be wrong with the packages of plugins: the texts, TLP2011 to TLP2017.</summary>
internal static partial class PackageDiagnostics
{
    private const int ShownErrors = 3;
    private const string SourceUnreachable = "NU1301";

    // NuGet says this of itself where a package can't be had for a reason that it told before.
    private const string OwnFault = " This is a tooling error.";

    public static Diagnostic NoPluginInside(string package) => Diagnostic.Error(
        "TLP2011",
        $"the package {package} holds no plugin for this tool; one is packed by dotnet pack from a project that references Tlpipe.Abstractions");

    public static IReadOnlyList<Diagnostic> RestoreFailed(PluginProject project, string output) =>
        Failed(project, "restoring the plugins", "correct the packages that this file names, or the package sources", output);

    public static IReadOnlyList<Diagnostic> AddFailed(PluginProject project, string package, string output) =>
        Failed(project, $"adding '{package}'", "correct the name, the version or the package sources (--source)", output);

    public static Diagnostic Lacks(string plugin, string file) =>
        Diagnostic.Error("TLP2013", $"the file '{file}', which its deps.json lists, is missing beside this plugin; build or pack it again", new(plugin));

    public static Diagnostic NotAdded(string package, IReadOnlyCollection<string> packages, string? project) => Diagnostic.Error(
        "TLP2014",
        $"there is no package '{SpecDiagnostics.Shown(package)}' among the plugins here{(packages.Count == 0 ? "; 'tlpipe plugins add' adds one" : SpecDiagnostics.Choice(package, [.. packages]))}",
        project is null ? null : new(project));

    public static Diagnostic Damaged(string project, int line, int column) =>
        Diagnostic.Error("TLP2015", "this is no project file; correct it, or delete it and add the plugins again", new(project, line, column));

    public static Diagnostic NoSdk(string project, string why) =>
        Diagnostic.Error("TLP2016", $"the .NET SDK, which fetches the packages of plugins, can't be started ({why.Trim().TrimEnd('.')}); install it, or put dotnet on the PATH", new(project));

    public static Diagnostic NoSource(string source, string folder)
    {
        var place = source == folder ? "" : $" (looked at {folder})";
        return Diagnostic.Error("TLP2017", $"there is no folder '{SpecDiagnostics.Shown(source)}' to take packages from{place}; correct --source, which names a folder of packages or a feed's address");
    }

    private static IReadOnlyList<Diagnostic> Failed(PluginProject project, string doing, string remedy, string output)
    {
        string[] all = [.. Error().Matches(output).Select(match => $"{match.Groups["code"].Value}{match.Groups["text"].Value.Trim()}").Distinct(StringComparer.Ordinal)];
        string[] causes = [.. all.Where(line => !line.Contains(OwnFault, StringComparison.Ordinal))];
        string[] why = [.. (causes.Length > 0 ? causes : all).Take(ShownErrors)];
        if (why.Length == 0) why = [output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "the SDK did not say why"];
        return [.. why.Select(line => Diagnostic.Error("TLP2012", $"{doing} failed: {SpecDiagnostics.Shown(line.Split(OwnFault)[0], 300).TrimEnd('.')}; {RemedyOf(line, project) ?? remedy}", new(project.Shown)))];
    }

    /// <summary>What to do about a package source that can't be reached, by who names it. NuGet doesn't always say that a folder is missing.</summary>
    private static string? RemedyOf(string line, PluginProject project)
    {
        var unreachable = line.StartsWith(SourceUnreachable, StringComparison.Ordinal);
        return project.Remembered().FirstOrDefault(source => unreachable ? line.Contains(source, StringComparison.Ordinal) : IsMissing(source)) is { } known
            ? $"the source '{known}'{(unreachable ? "" : ", which isn't there,")} stands in this file, as one of its RestoreAdditionalProjectSources: correct it, or delete it there"
            : unreachable ? "correct the package sources ('dotnet nuget list source' lists those that NuGet knows)" : null;
    }

    private static bool IsMissing(string source) => PluginProject.FolderOf(source, Path.GetTempPath()) is { } folder && !Directory.Exists(folder);

    [GeneratedRegex(@"\berror\s*:?\s*(?<code>(NU|MSB|NETSDK)\d+: )?(?<text>[^\n\[]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Error();
}
