using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Classification;

/// <summary>The options of the head <c>classification</c>.</summary>
public sealed record ClassificationHeadOptions
{
    /// <summary>How much of each label is spread evenly over all classes, from 0 to 1.</summary>
    /// <value>0: the label as it is.</value>
    /// <remarks>Szegedy et al., "Rethinking the Inception architecture for computer vision", 2016.</remarks>
    [Range(0.0, 1.0)]
    [Description("How much of each label is spread evenly over all classes, from 0 to 1.")]
    public double LabelSmoothing { get; init; }

    /// <summary>The share of features that are dropped before the layer while training, from 0 to below 1.</summary>
    /// <value>0: none.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The share of features that are dropped before the layer while training, from 0 to below 1.")]
    public double Dropout { get; init; }
}
