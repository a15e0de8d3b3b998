using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Specs;

/// <summary>What can be wrong with the schema of model files: TLP1090.</summary>
internal static class SchemaDiagnostics
{
    public static Diagnostic NotDescribed(CatalogPart part, Exception error) => Diagnostic.Warning(
        "TLP1090",
        $"the schema accepts any options for {part} of {part.Plugin?.ToString() ?? "the engine"}, because its options record can't be made ({PluginDiagnostics.OneLine(error)}); its plugin must be changed");
}
