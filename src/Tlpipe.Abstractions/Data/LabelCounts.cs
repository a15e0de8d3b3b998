namespace Tlpipe.Abstractions;

/// <summary>How many examples of a split have a label of one target.</summary>
/// <param name="Labelled">The examples whose label is there.</param>
/// <param name="PerClass">Of these, the examples of each class (or with each label), in the order of <see cref="TargetSignature.Classes"/>; empty for numbers.</param>
public sealed record LabelCounts(int Labelled, IReadOnlyList<int> PerClass)
{
    /// <summary>The counts of one-of-several labels.</summary>
    /// <param name="classes">The number of classes.</param>
    /// <param name="labels">The class of each labelled example.</param>
    public static LabelCounts Of(int classes, IEnumerable<int> labels)
    {
        var counts = new int[classes];
        foreach (var label in labels) counts[label]++;
        return new(counts.Sum(), counts);
    }
}
