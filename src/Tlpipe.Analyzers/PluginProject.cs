using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tlpipe.Analyzers;

/// <summary>The project that is compiled.</summary>
internal static class PluginProject
{
    /// <summary>Whether the rules are for it: it uses the contract, and doesn't say that it is no plugin.</summary>
    public static bool Is(Compilation compilation, AnalyzerOptions options) =>
        compilation.GetTypeByMetadataName(Contract.Plugin) is not null
        && !(options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTlpipePlugin", out var value)
            && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase));
}
