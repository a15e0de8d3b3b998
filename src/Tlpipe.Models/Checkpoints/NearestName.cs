namespace Tlpipe.Models.Checkpoints;

/// <summary>The name that somebody who wrote another one most likely meant.</summary>
internal static class NearestName
{
    private const int LongestName = 200;

    /// <summary>The candidate that differs by the fewest edits, at most a third of the name; null where none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var best = (Name: (string?)null, Distance: (name.Length / 3) + 1);
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            if (Math.Abs(candidate.Length - name.Length) >= best.Distance || candidate.Length > LongestName) continue;
            var distance = Distance(name, candidate);
            if (distance < best.Distance) best = (candidate, distance);
        }
        return best.Name;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < right.Length; j++)
            {
                var replaced = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }
        return row[^1];
    }
}
