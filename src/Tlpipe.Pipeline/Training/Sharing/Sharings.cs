using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Training;

/// <summary>The sharing that belongs to the engine, since it adds nothing to a network; the others come from plugins.</summary>
internal static class Sharings
{
    /// <summary>What a file that says nothing gets.</summary>
    public const string Default = "hard";

    public static readonly string Kind = PluginDiagnostics.Words(PartKind.Sharing);

    public static IReadOnlyList<CatalogPart> All { get; } = [new(Kind, Default, typeof(HardSharingOptions), static () => new HardSharingProvider())];
}
