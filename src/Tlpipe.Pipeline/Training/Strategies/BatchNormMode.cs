namespace Tlpipe.Pipeline.Training;

/// <summary>What the BatchNorm of the trunk's learning stages does while it trains. That of a frozen stage does nothing.</summary>
public enum BatchNormMode
{
    /// <summary>It normalises with the batch's statistics and learns its own; so do its scale and shift.</summary>
    Train,

    /// <summary>It normalises with the statistics it came with, which stay; scale and shift learn.</summary>
    Eval,

    /// <summary>Statistics, scale and shift stay.</summary>
    Frozen,
}
