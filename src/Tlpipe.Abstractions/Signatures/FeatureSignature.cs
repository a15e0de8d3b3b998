namespace Tlpipe.Abstractions;

/// <summary>What a trunk gives and a head takes.</summary>
/// <param name="Channels">The number of features, <c>C</c>.</param>
/// <param name="Layout">How they lie in the tensor.</param>
public sealed record FeatureSignature(long Channels, FeatureLayout Layout = FeatureLayout.Vector);

/// <summary>How features lie in a tensor.</summary>
public enum FeatureLayout
{
    /// <summary><c>[N, C]</c>: one vector an example.</summary>
    Vector,

    /// <summary><c>[N, L, C]</c>: one vector a position of a sequence.</summary>
    Sequence,

    /// <summary><c>[N, C, H, W]</c>: one vector a place of a picture.</summary>
    Map,
}
