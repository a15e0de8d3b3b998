using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Tool.Commands.Inspect;

/// <summary>The numbers that a model learned; BatchNorm's statistics are not among them.</summary>
/// <param name="Trunk">Those of the trunk.</param>
/// <param name="Heads">Those of the heads.</param>
internal sealed record ParameterCount(long Trunk, long Heads)
{
    private const string HeadPrefix = "heads.";
    private static readonly string[] Statistics = ["running_mean", "running_var", "num_batches_tracked"];

    /// <summary>All of them.</summary>
    public long Total => Trunk + Heads;

    /// <summary>Counts those of a file of weights.</summary>
    public static ParameterCount Of(string file)
    {
        using var weights = Checkpoint.Open(file);
        var sizes = weights.Entries
            .Where(entry => !Statistics.Contains(entry.Name[(entry.Name.LastIndexOf('.') + 1)..], StringComparer.Ordinal))
            .ToLookup(entry => entry.Name.StartsWith(HeadPrefix, StringComparison.Ordinal), entry => entry.Shape.Aggregate(1L, (size, next) => size * next));
        return new(sizes[false].Sum(), sizes[true].Sum());
    }
}
