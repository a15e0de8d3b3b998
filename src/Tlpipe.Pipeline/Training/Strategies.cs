using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Training;

/// <summary>The strategies; they belong to the engine, not to a plugin.</summary>
internal static class Strategies
{
    public const string Kind = "strategy";

    public static IReadOnlyList<CatalogPart> All { get; } =
    [
        new(Kind, "frozen", typeof(FrozenOptions), static () => new FrozenProvider()),
        new(Kind, "full", typeof(FullOptions), static () => new FullProvider()),
    ];
}
