using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Vision.StreetScenes;

/// <summary>Drawn streets: the options of the data set <c>street-scenes</c>.</summary>
public sealed record StreetScenesOptions
{
    /// <summary>Scenes to train on.</summary>
    /// <value>Default: 2000.</value>
    [Range(1, 10_000_000)]
    [Description("The number of scenes to train on.")]
    public int Count { get; init; } = 2000;

    /// <summary>Scenes to choose the best epoch by.</summary>
    /// <value>Default: 500.</value>
    [Range(1, 10_000_000)]
    [Description("The number of scenes that choose the epoch that ships.")]
    public int Validation { get; init; } = 500;

    /// <summary>Scenes that are read once, at the end.</summary>
    /// <value>Default: 0, no test split.</value>
    [Range(0, 10_000_000)]
    [Description("The number of scenes that are read once, at the end; 0 for none.")]
    public int Test { get; init; }

    /// <summary>Where the scenes come from: another seed gives other streets; fewer scenes of one seed are the first of more.</summary>
    /// <value>Default: 1.</value>
    [Description("Another seed gives other streets; fewer scenes of one seed are the first of more.")]
    public long Seed { get; init; } = 1;

    /// <summary>Side of a picture in pixels.</summary>
    /// <value>Default: 64.</value>
    [Range(16, 512)]
    [Description("The side of a picture in pixels.")]
    public int Size { get; init; } = 64;

    /// <summary>The light of the scenes: by day, by night, or whatever comes.</summary>
    /// <value>Default: any.</value>
    [Description("The light of the scenes: any, day or night.")]
    public LightChoice Light { get; init; }

    /// <summary>The share of labels that each target lacks in training, as if nobody had looked. Validation and test have them all.</summary>
    /// <value>Default: 0.</value>
    [Range(0.0, 0.99)]
    [Description("The share of training labels that each target lacks.")]
    public double Missing { get; init; }
}
