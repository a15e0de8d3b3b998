using Tlpipe.Abstractions;

namespace Tlpipe.Testing.Checking;

/// <summary>An example of a data set, as checks speak of it.</summary>
internal readonly record struct Example(Split Split, int Index)
{
    public override string ToString() => $"{Split.ToString().ToLowerInvariant()} example {Index}";
}

/// <summary>Which examples are looked at.</summary>
internal static class Examples
{
    private static readonly Split[] Splits = Enum.GetValues<Split>();

    /// <summary>At most so many of each split, spread evenly.</summary>
    public static IReadOnlyList<Example> Of(IDataSet data, int most) =>
        [.. Splits.SelectMany(split => Spread(data.Count(split), most).Select(index => new Example(split, index)))];

    private static IEnumerable<int> Spread(int count, int most) =>
        count <= most ? Enumerable.Range(0, count) : Enumerable.Range(0, most).Select(step => (int)((long)step * (count - 1) / Math.Max(1, most - 1)));
}
