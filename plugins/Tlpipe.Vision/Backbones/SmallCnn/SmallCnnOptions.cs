using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Vision.Backbones.SmallCnn;

/// <summary>The options of the backbone <c>small-cnn</c>.</summary>
public sealed record SmallCnnOptions
{
    /// <summary>The channels of the first layer; every halving of the picture doubles them.</summary>
    /// <value>16.</value>
    [Range(4, 128)]
    [Description("The channels of the first layer; every halving of the picture doubles them.")]
    public int Width { get; init; } = 16;

    /// <summary>The number of halvings after the first layer, which halves the picture too.</summary>
    /// <value>3: features of 8 times the width.</value>
    [Range(1, 5)]
    [Description("The number of halvings after the first layer, which halves the picture too.")]
    public int Depth { get; init; } = 3;
}
