using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The keys of a comparison.</summary>
internal sealed record CompareSection
{
    [Required]
    public ComparisonKind? With { get; init; }

    [Range(1, 100)]
    public int Seeds { get; init; } = 3;

    public List<string>? Sizes { get; init; }

    public List<double>? Rates { get; init; }

    public bool? Pairs { get; init; }
}

/// <summary>What a gate may say of negative transfer.</summary>
internal enum NegativeTransferGate
{
    /// <summary>A task that does worse together than alone breaks the build.</summary>
    Forbid,
}
