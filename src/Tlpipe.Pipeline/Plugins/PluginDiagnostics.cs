using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>What can be wrong with plugins: the texts and codes, TLP2000 to TLP2029, and TLP5004 where they are at work.</summary>
internal static class PluginDiagnostics
{
    private const int ShownMessage = 300;

    public static Diagnostic UnknownPart(SourceLocation at, string kind, string name, IReadOnlyList<string> available, IReadOnlyList<BrokenPlugin> suspects, IReadOnlyList<LockedPlugin> absent)
    {
        var broken = suspects.Count == 0 ? "" : $". Plugins that can't be used and may have it: {string.Join("; ", suspects.Select(plugin => $"{plugin}: {plugin.Warning.Message}"))}";
        var lost = absent.Count == 0
            ? ""
            : $". The lock knows {string.Join(" and ", absent.Select(plugin => $"the plugin {SpecDiagnostics.Shown(plugin.ToString())}"))}, which {(absent.Count == 1 ? "is" : "are")} not here: "
                + string.Join(", ", absent.Select(plugin => $"'tlpipe plugins add {SpecDiagnostics.Shown(plugin.Package)}'"));
        return Diagnostic.Error("TLP2001", $"there is no {kind} '{SpecDiagnostics.Shown(name)}'{SpecDiagnostics.Choice(name, available)}{broken}{lost}", at);
    }

    public static Diagnostic PartOfBroken(SourceLocation at, string kind, string name, IReadOnlyList<BrokenPlugin> owners) => Diagnostic.Error(
        "TLP2001",
        $"there is no {kind} '{SpecDiagnostics.Shown(name)}', because the plugin that names it can't be used: {string.Join("; ", owners.Select(plugin => $"{plugin}: {plugin.Warning.Message}"))}",
        at);

    public static Diagnostic Missing(string path) =>
        Diagnostic.Error("TLP2002", "there is no such plugin: neither a file nor a folder; build it, or correct the path", new(path));

    public static Diagnostic NoPlugins(string folder) =>
        Diagnostic.Error("TLP2002", "there is no plugin in this folder; a plugin lies in a folder of its own name (NAME/NAME.dll), or is a dll with [assembly: TlpipePlugin(…)]", new(folder));

    public static Diagnostic Duplicate(string kind, string name, string first, string second) =>
        Diagnostic.Error("TLP2003", $"the {kind} '{name}' is registered twice, by {first} and by {second}; remove one of them, or rename it");

    public static Diagnostic TwoVersions(string assembly, string first, string second) =>
        Diagnostic.Error("TLP2003", $"the plugin {assembly} is given twice, with different content: {first} and {second}; remove one of them");

    public static Diagnostic NotAnAssembly(string path) =>
        Broken("TLP2004", path, "this file is no .NET assembly");

    public static Diagnostic NoAttribute(string path) =>
        Broken("TLP2004", path, "this assembly is no plugin: it lacks [assembly: TlpipePlugin(typeof(…))]");

    public static Diagnostic ContractTooNew(string path, Version plugin, Version host) =>
        Broken("TLP2005", path, $"this plugin was built against Tlpipe.Abstractions {plugin.ToString(3)}, which is newer than this tool's {host.ToString(3)}; update the tool");

    public static Diagnostic ContractTooOld(string path, Version plugin, Version host) =>
        Broken("TLP2005", path, $"this plugin was built against Tlpipe.Abstractions {plugin.ToString(3)}, and this tool has {host.ToString(3)}; build the plugin again with the newer package");

    public static Diagnostic NotAPluginClass(string path, string type) =>
        Broken("TLP2006", path, $"the class {type}, which [assembly: TlpipePlugin] names, does not implement IPlugin or has no public parameterless constructor");

    public static Diagnostic LoadFailed(string path, Exception error) =>
        Broken("TLP2006", path, $"this plugin can't be loaded: {OneLine(error)}");

    public static Diagnostic ConfigureFailed(string path, Exception error) =>
        Broken("TLP2007", path, $"this plugin failed while it registered its parts: {OneLine(error)}");

    public static Diagnostic ProviderFailed(SourceLocation? at, CatalogPart part, Exception error)
    {
        var package = part.Plugin?.Package is { } known ? $" of the package {known}" : "";
        return Diagnostic.Error("TLP2008", $"{part} can't be made: its plugin {part.Plugin?.ToString() ?? "the engine"}{package} failed with {OneLine(error)}", at);
    }

    public static Diagnostic WorkFailed(SourceLocation at, string plugin, string doing, string model, Exception error) =>
        Diagnostic.Error("TLP5004", $"plugin '{plugin}' failed while {doing} '{model}': {OneLine(error, "report it to the plugin's author")}", at);

    public static Diagnostic ExampleFailed(PlannedDataSet dataSet, Split split, string doing, Exception error) => Diagnostic.Error(
        "TLP5004",
        $"plugin '{dataSet.Plugin}' failed while {doing} of the split '{split.ToString().ToLowerInvariant()}' of the data set '{dataSet.Name}': "
        + OneLine(error, "correct the example, or report it to the plugin's author"));

    /// <summary>An example: its number, and how a person finds it where that is known.</summary>
    public static string Example(int index, string? description) => description is null ? $"example {index}" : $"example {index} ({SpecDiagnostics.Shown(description)})";

    /// <summary>A plugin with its version, and the package that it came in or else where it lies.</summary>
    public static string Origin(string plugin, PluginPackage? package, string path) => package is null ? $"{plugin} ({path})" : $"{plugin} of the package {package}";

    /// <summary>The kind as people say it.</summary>
    public static string Words(PartKind kind) => kind switch
    {
        PartKind.DataSet => "data set",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>An exception's cause in one line: its type and the first line of its message, or the native library that it lacks; and what to do about it.</summary>
    public static string OneLine(Exception error, string? remedy = null)
    {
        var cause = PluginFailure.CauseOf(error);
        if (NativeLibraryFault.Of(cause) is { } fault) return $"{cause.GetType().Name}: {fault.Reason}; {fault.Remedy}";
        var message = SpecDiagnostics.Shown(cause.Message.Split('\n', 2)[0].Trim(), ShownMessage);
        return $"{cause.GetType().Name}: {message}{(remedy is null ? "" : $"; {remedy}")}";
    }

    // A broken plugin is only a warning: whoever asks for one of its parts gets the error.
    private static Diagnostic Broken(string code, string path, string message) => Diagnostic.Warning(code, message, new(path));
}
