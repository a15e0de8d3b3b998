using Tlpipe.Abstractions;

namespace Tlpipe.Models.Checkpoints;

/// <summary>How the tensors of a checkpoint fit the parameters and buffers of a network. Pure: compares names and shapes.</summary>
public sealed record WeightMatch
{
    private const int ShownNames = 5;

    private WeightMatch()
    {
    }

    /// <summary>What fits, in the network's order.</summary>
    public required IReadOnlyList<MatchedWeight> Matched { get; init; }

    /// <summary>What the network wants and the checkpoint lacks, in the network's order.</summary>
    public required IReadOnlyList<ExpectedWeight> Missing { get; init; }

    /// <summary>What the checkpoint has and the network does not know, in the checkpoint's order.</summary>
    public required IReadOnlyList<CheckpointEntry> Extra { get; init; }

    /// <summary>What both have in different shapes, in the network's order.</summary>
    public required IReadOnlyList<MatchedWeight> MisShaped { get; init; }

    /// <summary>The old last layer, left behind on purpose, in the checkpoint's order.</summary>
    public required IReadOnlyList<CheckpointEntry> DroppedHead { get; init; }

    /// <summary>Whether nothing is missing, extra or mis-shaped.</summary>
    public bool Fits => Missing.Count == 0 && Extra.Count == 0 && MisShaped.Count == 0;

    /// <summary>Compares a checkpoint with a network.</summary>
    /// <param name="entries">The checkpoint's tensors.</param>
    /// <param name="expected">What the network wants.</param>
    /// <param name="nameInNetwork">The network's name for a checkpoint's name; by default the same.</param>
    /// <param name="isOldHead">Whether a checkpoint's name belongs to its old last layer, which is dropped; by default none does.</param>
    public static WeightMatch Compare(
        IEnumerable<CheckpointEntry> entries,
        IReadOnlyCollection<ExpectedWeight> expected,
        Func<string, string>? nameInNetwork = null,
        Func<string, bool>? isOldHead = null)
    {
        var wanted = expected.ToDictionary(weight => weight.Name, StringComparer.Ordinal);
        var found = new Dictionary<string, CheckpointEntry>(StringComparer.Ordinal);
        var dropped = new List<CheckpointEntry>();
        var extra = new List<CheckpointEntry>();
        foreach (var entry in entries)
        {
            var name = nameInNetwork?.Invoke(entry.Name) ?? entry.Name;
            if (isOldHead?.Invoke(entry.Name) == true) dropped.Add(entry);
            else if (!wanted.ContainsKey(name) || !found.TryAdd(name, entry)) extra.Add(entry);
        }

        var pairs = expected.Where(weight => found.ContainsKey(weight.Name)).Select(weight => new MatchedWeight(found[weight.Name], weight)).ToLookup(HasSameShape);
        return new WeightMatch
        {
            Matched = [.. pairs[true]],
            MisShaped = [.. pairs[false]],
            Missing = [.. expected.Where(weight => !weight.Optional && !found.ContainsKey(weight.Name))],
            Extra = extra,
            DroppedHead = dropped,
        };
    }

    /// <summary>Ends with an error that lists all differences, unless there are none.</summary>
    /// <param name="path">The checkpoint's path, for the message.</param>
    /// <param name="architecture">The network's name, as <c>mobilenet-v2</c>.</param>
    /// <exception cref="DiagnosticException">TLP4009: something is missing, extra or mis-shaped.</exception>
    public void ThrowUnlessFits(string path, string architecture)
    {
        if (!Fits) throw CheckpointErrors.DoesNotFit(path, architecture, Differences());
    }

    /// <summary>One line that says what was left behind, as <c>left the old last layer behind: classifier.1.weight [1000, 1280], …</c>; empty where nothing was.</summary>
    public string DescribeDroppedHead() =>
        DroppedHead.Count == 0 ? "" : $"left the old last layer behind: {Listed(DroppedHead, entry => $"{entry.Name} {CheckpointEntry.ShapeText(entry.Shape)}")}";

    private string Differences()
    {
        var parts = new List<string>();
        if (Missing.Count > 0) parts.Add($"{Missing.Count} missing ({Listed(Missing, weight => weight.Name)})");
        if (Extra.Count > 0) parts.Add($"{Extra.Count} extra ({Listed(Extra, entry => entry.Name)})");
        if (MisShaped.Count > 0) parts.Add($"{MisShaped.Count} of another shape ({Listed(MisShaped, DescribeShapes)})");
        return string.Join(", ", parts);
    }

    private static string DescribeShapes(MatchedWeight pair) =>
        $"{pair.Entry.Name} is {CheckpointEntry.ShapeText(pair.Entry.Shape)}, wanted {CheckpointEntry.ShapeText(pair.Expected.Shape)}";

    private static string Listed<T>(IReadOnlyList<T> items, Func<T, string> describe)
    {
        var shown = string.Join(", ", items.Take(ShownNames).Select(item => CheckpointErrors.Shown(describe(item))));
        return items.Count > ShownNames ? $"{shown}, and {items.Count - ShownNames} more" : shown;
    }

    private static bool HasSameShape(MatchedWeight pair) => pair.Entry.Shape.SequenceEqual(pair.Expected.Shape);
}
