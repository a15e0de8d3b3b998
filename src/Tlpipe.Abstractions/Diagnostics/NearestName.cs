namespace Tlpipe.Abstractions;

/// <summary>The name that somebody who wrote another one most likely meant.</summary>
public static class NearestName
{
    private const int LongestName = 100;
    private const int ShortestBeginning = 3;

    /// <summary>
    /// The candidate that differs by the fewest edits, at most a third of the name, or one; else one that the name, of three letters or more, is the beginning of.
    /// <see langword="null"/> where none is near.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > LongestName) return null;
        var limit = Math.Max(1, name.Length / 3);
        return candidates
            .Where(candidate => candidate.Length <= LongestName)
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(candidate => (candidate.Distance <= limit && candidate.Distance < candidate.Name.Length) || IsBeginning(name, candidate.Name))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    private static bool IsBeginning(string name, string candidate) => name.Length >= ShortestBeginning && candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Edits between two words: insert, delete, replace, or swap two neighbours (Damerau and Levenshtein, each place edited once).
    /// A digit in place of another counts twice: it is another number rather than a slip.
    /// </summary>
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= right.Length; j++) table[0, j] = j;
        for (var i = 1; i <= left.Length; i++)
        for (var j = 1; j <= right.Length; j++)
        {
            var replaced = table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : char.IsAsciiDigit(left[i - 1]) && char.IsAsciiDigit(right[j - 1]) ? 2 : 1);
            var best = Math.Min(replaced, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                best = Math.Min(best, table[i - 2, j - 2] + 1);
            table[i, j] = best;
        }

        return table[left.Length, right.Length];
    }
}
