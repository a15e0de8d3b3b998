using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.SideBySide;

/// <summary>Pairs the examples of two models by their identity; of copies, the first with the first.</summary>
internal static class ExamplePairs
{
    /// <summary>Pairs them. Numbers are never simply right or wrong, so none flips.</summary>
    public static PairedExamples Of(OutputKind kind, IReadOnlyList<StoredExample> before, IReadOnlyList<StoredExample> after)
    {
        var waiting = before.GroupBy(example => example.Id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<StoredExample>(same), StringComparer.Ordinal);
        var pairs = new List<FlippedExample>();
        foreach (var example in after)
            if (waiting.TryGetValue(example.Id, out var same) && same.TryDequeue(out var other)) pairs.Add(new(other, example));
        var common = pairs.Where(pair => pair.Before.Label == pair.After.Label).ToList();
        var flipped = kind == OutputKind.Number ? [] : common.Where(pair => pair.Before.IsRight != pair.After.IsRight).ToList();
        return new(
            before.Count,
            after.Count,
            common.Count,
            pairs.Count - common.Count,
            kind == OutputKind.Softmax ? ClassesOf(common) : [],
            [.. flipped.Where(pair => !pair.IsMended).OrderByDescending(pair => pair.After.Loss)],
            [.. flipped.Where(pair => pair.IsMended).OrderByDescending(pair => pair.Before.Loss)]);
    }

    private static ClassComparison[] ClassesOf(List<FlippedExample> common) =>
    [
        .. common.GroupBy(pair => pair.Before.Label, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => new ClassComparison(same.Key, same.Count(), same.Average(pair => pair.Before.IsRight ? 1.0 : 0), same.Average(pair => pair.After.IsRight ? 1.0 : 0))),
    ];
}
