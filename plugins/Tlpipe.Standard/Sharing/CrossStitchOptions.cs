using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Standard.Sharing;

/// <summary>The options of the sharing <c>cross-stitch</c>.</summary>
public sealed record CrossStitchOptions
{
    /// <summary>The first stage of which each task has one of its own; the stages before it are computed once for all.</summary>
    [Required]
    [Description("The first stage of which each task has one of its own; the stages before it are shared.")]
    public string? From { get; init; }

    /// <summary>How much of its own activations a task keeps at first; the rest comes from the other tasks in equal parts. 1 begins as separate networks.</summary>
    /// <value>Default: 0.9, the best of the paper's table 1.</value>
    [Range(0.0, 1.0)]
    [Description("How much of its own activations a task keeps at first; the rest comes from the others in equal parts.")]
    public double Own { get; init; } = 0.9;
}
