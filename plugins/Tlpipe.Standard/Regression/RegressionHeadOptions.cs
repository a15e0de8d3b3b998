using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Regression;

/// <summary>The options of the head <c>regression</c>.</summary>
public sealed record RegressionHeadOptions
{
    /// <summary>What an error costs.</summary>
    /// <value><c>mse</c>.</value>
    [Description("What an error costs: its square, or (huber) its square up to one standard deviation of the labels and linear beyond.")]
    public RegressionLoss Loss { get; init; }

    /// <summary>The share of features that are dropped before the layer while training, from 0 to below 1.</summary>
    /// <value>0: none.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The share of features that are dropped before the layer while training, from 0 to below 1.")]
    public double Dropout { get; init; }
}
