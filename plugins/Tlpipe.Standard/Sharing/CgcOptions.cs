using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Sharing;

/// <summary>The options of the sharing <c>cgc</c>.</summary>
public sealed record CgcOptions
{
    /// <summary>The number of experts that all tasks share.</summary>
    /// <value>Default: 2.</value>
    [Range(1, 1024)]
    [Description("The number of experts that all tasks share.")]
    public int SharedExperts { get; init; } = 2;

    /// <summary>The number of experts that each task has for itself.</summary>
    /// <value>Default: 2.</value>
    [Range(1, 1024)]
    [Description("The number of experts that each task has for itself.")]
    public int OwnExperts { get; init; } = 2;

    /// <summary>The number of features that an expert makes of the trunk's, which the heads get.</summary>
    /// <value>Default: 128.</value>
    [Range(1, 65536)]
    [Description("The number of features that an expert makes of the trunk's, which the heads get.")]
    public int Width { get; init; } = 128;
}
