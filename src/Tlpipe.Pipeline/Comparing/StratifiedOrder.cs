using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Comparing;

/// <summary>
/// Draws examples one after the other, each time one of those whose categories are furthest behind their share, and first of all one that shows a category for the
/// first time: an iterative stratification (Sechidis et al., 2011), of which every beginning is stratified too.
/// </summary>
internal static class StratifiedOrder
{
    /// <summary>The indexes of the first examples drawn, ascending. A larger count gives the same ones and more.</summary>
    /// <param name="count">How many.</param>
    /// <param name="categories">The categories of each example; none where nothing is known of it.</param>
    /// <param name="randomness">What chance decides between.</param>
    public static int[] Take(int count, IReadOnlyList<IReadOnlyList<string>> categories, RandomStream randomness)
    {
        var order = Enumerable.Range(0, categories.Count).ToArray();
        randomness.Shuffle<int>(order);
        var groups = order.GroupBy(index => string.Join('\n', categories[index]), StringComparer.Ordinal)
            .Select(group => (Categories: categories[group.First()], Left: new Queue<int>(group))).ToList();
        var totals = categories.SelectMany(own => own).GroupBy(category => category, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var drawn = totals.Keys.ToDictionary(category => category, _ => 0, StringComparer.Ordinal);
        var indexes = new int[count];
        for (var taken = 0; taken < count; taken++)
        {
            var share = (taken + 1.0) / categories.Count;
            var next = groups.Where(group => group.Left.Count > 0).MaxBy(group => group.Categories.Sum(category => Need(category, share)));
            indexes[taken] = next.Left.Dequeue();
            foreach (var category in next.Categories) drawn[category]++;
        }

        Array.Sort(indexes);
        return indexes;

        double Need(string category, double share) => (totals[category] * share) - drawn[category] + (drawn[category] == 0 ? categories.Count : 0);
    }
}
