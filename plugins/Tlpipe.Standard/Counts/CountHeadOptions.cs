using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Counts;

/// <summary>The options of the head <c>count</c>.</summary>
public sealed record CountHeadOptions
{
    /// <summary>The share of features that are dropped before the layer while training, from 0 to below 1.</summary>
    /// <value>0: none.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The share of features that are dropped before the layer while training, from 0 to below 1.")]
    public double Dropout { get; init; }
}
