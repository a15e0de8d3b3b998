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
        new(Kind, "gradual", typeof(GradualOptions), static () => new GradualProvider()),
        new(Kind, "probe-then-full", typeof(ProbeThenFullOptions), static () => new ProbeThenFullProvider()),
        new(Kind, "freeze", typeof(FreezeOptions), static () => new FreezeProvider()),
    ];
}
