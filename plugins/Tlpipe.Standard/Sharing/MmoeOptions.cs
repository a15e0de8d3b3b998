using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Sharing;

/// <summary>The options of the sharing <c>mmoe</c>.</summary>
public sealed record MmoeOptions
{
    /// <summary>The number of experts that all tasks share.</summary>
    /// <value>Default: 4.</value>
    [Range(1, 1024)]
    [Description("The number of experts that all tasks share.")]
    public int Experts { get; init; } = 4;

    /// <summary>The number of features that an expert makes of the trunk's, which the heads get.</summary>
    /// <value>Default: 128.</value>
    [Range(1, 65536)]
    [Description("The number of features that an expert makes of the trunk's, which the heads get.")]
    public int Width { get; init; } = 128;
}
