using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins.Packages;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>Looks whether plugins are sound. Who checks them asks for them: what is otherwise a warning is an error here.</summary>
public static class PluginCheck
{
    /// <summary>All that is wrong with the plugins of a catalog.</summary>
    public static IReadOnlyList<Diagnostic> Find(PluginCatalog catalog) =>
    [
        .. catalog.Broken.Select(warning => warning with { Severity = DiagnosticSeverity.Error }),
        .. catalog.Plugins.SelectMany(plugin => PluginClosure.Missing(plugin.Path).Select(file => PackageDiagnostics.Lacks(plugin.Path, file))),
    ];
}
