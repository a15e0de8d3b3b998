using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Tool.Commands.Inspect;

/// <summary>The numbers that a model learned; BatchNorm's statistics are not among them.</summary>
/// <param name="Trunk">Those of the trunk.</param>
/// <param name="Sharing">Those that the sharing adds: gates, experts, the tasks' own stages.</param>
/// <param name="Heads">Those of the heads.</param>
internal sealed record ParameterCount(long Trunk, long Sharing, long Heads)
{
    private const string SharingPart = "sharing";
    private const string HeadsPart = "heads";
    private static readonly string[] Statistics = ["running_mean", "running_var", "num_batches_tracked"];

    /// <summary>All of them.</summary>
    public long Total => Trunk + Sharing + Heads;

    /// <summary>Counts those of a file of weights.</summary>
    public static ParameterCount Of(string file)
    {
        using var weights = Checkpoint.Open(file);
        var sizes = weights.Entries
            .Where(entry => !Statistics.Contains(entry.Name[(entry.Name.LastIndexOf('.') + 1)..], StringComparer.Ordinal))
            .ToLookup(entry => entry.Name[..entry.Name.IndexOf('.', StringComparison.Ordinal)], entry => entry.Shape.Aggregate(1L, (size, next) => size * next));
        var (sharing, heads) = (sizes[SharingPart].Sum(), sizes[HeadsPart].Sum());
        return new(sizes.Sum(size => size.Sum()) - sharing - heads, sharing, heads);
    }
}
