using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Training;

/// <summary>The ways to draw from data sets of unequal size; they belong to the engine, not to a plugin.</summary>
internal static class Samplings
{
    public const string Kind = "sampling";

    /// <summary>What a file that says nothing gets.</summary>
    public const string Default = "uniform";

    /// <summary>Between uniform and in proportion.</summary>
    public const string Temperature = "temperature";

    public static IReadOnlyList<CatalogPart> All { get; } =
    [
        new(Kind, Default, typeof(NoSamplingOptions), static () => new UniformSamplingProvider()),
        new(Kind, "proportional", typeof(NoSamplingOptions), static () => new ProportionalSamplingProvider()),
        new(Kind, Temperature, typeof(TemperatureOptions), static () => new TemperatureSamplingProvider()),
    ];
}
