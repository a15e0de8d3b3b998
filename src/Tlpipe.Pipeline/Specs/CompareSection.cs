using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The keys of a comparison.</summary>
internal sealed record CompareSection
{
    [Description("With what: the same network from random weights, or each task alone.")]
    [Required]
    public ComparisonKind? With { get; init; }

    [Description("The number of seeds that each training of the comparison is repeated with.")]
    [Range(1, 100)]
    public int Seeds { get; init; } = 3;

    [Description("The numbers of training examples to try with and without transfer, or all.")]
    public List<string>? Sizes { get; init; }

    [Description("The factors on the learning rate that the baseline tries.")]
    public List<double>? Rates { get; init; }

    [Description("Whether each pair of tasks is trained, too.")]
    public bool? Pairs { get; init; }
}

/// <summary>What a gate may say of negative transfer.</summary>
internal enum NegativeTransferGate
{
    /// <summary>A task that does worse together than alone breaks the build.</summary>
    Forbid,
}
