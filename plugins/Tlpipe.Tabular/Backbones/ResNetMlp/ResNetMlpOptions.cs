using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Tabular.Backbones.ResNetMlp;

/// <summary>The options of the backbone <c>resnet-mlp</c>.</summary>
public sealed record ResNetMlpOptions
{
    /// <summary>The outputs of each block, and the features.</summary>
    /// <value>192.</value>
    [Range(1, 8192)]
    [Description("The outputs of each block, and the features.")]
    public int Width { get; init; } = 192;

    /// <summary>The number of residual blocks.</summary>
    /// <value>3.</value>
    [Range(1, 64)]
    [Description("The number of residual blocks.")]
    public int Depth { get; init; } = 3;

    /// <summary>How many times wider a block is inside.</summary>
    /// <value>2.</value>
    [Range(1.0, 8.0)]
    [Description("How many times wider a block is inside.")]
    public double HiddenFactor { get; init; } = 2;

    /// <summary>The share of values inside a block that are dropped while training, from 0 to below 1.</summary>
    /// <value>0.25.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The share of values inside a block that are dropped while training, from 0 to below 1.")]
    public double HiddenDropout { get; init; } = 0.25;

    /// <summary>The share of a block's outputs that are dropped while training before the shortcut is added, from 0 to below 1.</summary>
    /// <value>0: none.</value>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    [Description("The share of a block's outputs that are dropped while training before the shortcut is added, from 0 to below 1.")]
    public double Dropout { get; init; }
}
