using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Tool.Commands.Inspect;

/// <summary>The numbers that a model holds.</summary>
/// <param name="Trunk">Those of the trunk, statistics included.</param>
/// <param name="Heads">Those of the heads.</param>
internal sealed record ParameterCount(long Trunk, long Heads)
{
    private const string HeadPrefix = "heads.";

    /// <summary>All of them.</summary>
    public long Total => Trunk + Heads;

    /// <summary>Counts those of a file of weights.</summary>
    public static ParameterCount Of(string file)
    {
        using var weights = Checkpoint.Open(file);
        var heads = weights.Entries.ToLookup(entry => entry.Name.StartsWith(HeadPrefix, StringComparison.Ordinal), entry => entry.Shape.Aggregate(1L, (size, next) => size * next));
        return new(heads[false].Sum(), heads[true].Sum());
    }
}
