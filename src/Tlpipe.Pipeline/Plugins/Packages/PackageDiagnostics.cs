using System.Text.RegularExpressions;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Plugins.Packages;

/// <summary>What can be wrong with the packages of plugins: the texts, TLP2011 to TLP2016.</summary>
internal static partial class PackageDiagnostics
{
    private const int ShownErrors = 3;

    public static Diagnostic NoPluginInside(string package) => Diagnostic.Error(
        "TLP2011",
        $"the package {package} holds no plugin for this tool; one is packed by dotnet pack from a project that references Tlpipe.Abstractions");

    public static IReadOnlyList<Diagnostic> SdkFailed(string project, string doing, string output)
    {
        string[] why = [.. Error().Matches(output).Select(match => $"{match.Groups["code"].Value}{match.Groups["text"].Value.Trim()}").Distinct(StringComparer.Ordinal).Take(ShownErrors)];
        if (why.Length == 0) why = [output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault() ?? "the SDK did not say why"];
        return [.. why.Select(line => Diagnostic.Error("TLP2012", $"{doing} failed: {SpecDiagnostics.Shown(line, 300).TrimEnd('.')}; correct the name, the version or the package sources (--source)", new(project)))];
    }

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

    [GeneratedRegex(@"\berror\s*:?\s*(?<code>(NU|MSB|NETSDK)\d+: )?(?<text>[^\n\[]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Error();
}
