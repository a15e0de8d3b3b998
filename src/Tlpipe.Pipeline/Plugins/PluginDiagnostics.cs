using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>What can be wrong with plugins: the texts and codes, TLP2000 to TLP2029, and TLP5004 where they are at work.</summary>
internal static class PluginDiagnostics
{
    public static Diagnostic UnknownPart(SourceLocation at, string kind, string name, IReadOnlyList<string> available, IReadOnlyList<string> broken)
    {
        var suspects = broken.Count == 0 ? "" : $". Plugins that could not be loaded and may have it: {string.Join(", ", broken)}";
        return Diagnostic.Error("TLP2001", $"there is no {kind} '{SpecDiagnostics.Shown(name)}'{SpecDiagnostics.Choice(name, available)}{suspects}", at);
    }

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

    public static Diagnostic ProviderFailed(SourceLocation? at, string part, string assembly, Exception error) =>
        Diagnostic.Error("TLP2008", $"{part} can't be made: its plugin {assembly} failed with {OneLine(error)}", at);

    public static Diagnostic WorkFailed(SourceLocation at, string plugin, string doing, string model, Exception error) =>
        Diagnostic.Error("TLP5004", $"plugin '{plugin}' failed while {doing} '{model}': {OneLine(error)}; report it to the plugin's author", at);

    public static Diagnostic ReadFailed(string plugin, string dataSet, Split split, int index, string example, Exception error) => Diagnostic.Error(
        "TLP5004",
        $"plugin '{plugin}' failed while reading example {index} ({SpecDiagnostics.Shown(example)}) of the split '{split.ToString().ToLowerInvariant()}' of the data set '{dataSet}': {OneLine(error)}; "
        + "correct the example, or report it to the plugin's author");

    /// <summary>The kind as people say it.</summary>
    public static string Words(PartKind kind) => kind switch
    {
        PartKind.DataSet => "data set",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>An exception in one line: its type and the first line of its message.</summary>
    public static string OneLine(Exception error)
    {
        var message = error.Message.Split('\n', 2)[0].Trim();
        return $"{error.GetType().Name}: {(message.Length > 300 ? string.Concat(message.AsSpan(0, 300), "…") : message)}";
    }

    // A broken plugin is only a warning: whoever asks for one of its parts gets the error.
    private static Diagnostic Broken(string code, string path, string message) => Diagnostic.Warning(code, message, new(path));
}
