using Tlpipe.Abstractions;

namespace Tlpipe.Vision.ImageFolder;

/// <summary>
/// Deals the pictures of each class (or other stratum) out to folds, in the order of their digests: every fold has its share of every class, file names and their order
/// don't matter, and copies of one picture are in one fold.
/// </summary>
internal static class StratifiedFolds
{
    /// <summary>The fold of each picture, from 0.</summary>
    /// <param name="examples">All pictures.</param>
    /// <param name="strata">The names of the classes.</param>
    /// <param name="count">The number of folds.</param>
    /// <exception cref="DiagnosticException">A class has fewer pictures than there are folds (TLP3010).</exception>
    public static IReadOnlyDictionary<Digest, int> Assign(IEnumerable<ImageExample> examples, IReadOnlyList<string> strata, int count)
    {
        var pictures = examples.GroupBy(example => example.Content)
            .Select(copies => (Content: copies.Key, Stratum: copies.Min(example => example.Stratum)))
            .ToLookup(picture => picture.Stratum, picture => picture.Content);
        for (var i = 0; i < strata.Count; i++)
            if (pictures[i].Count() < count)
                throw ImageFolderErrors.TooFewForFolds(strata[i], pictures[i].Count(), count);

        // One class goes on where the one before ended, so that folds are of one size, too.
        return Enumerable.Range(0, strata.Count)
            .SelectMany(i => pictures[i].OrderBy(content => content.Hex, StringComparer.Ordinal))
            .Select((content, place) => (content, Fold: place % count))
            .ToDictionary(dealt => dealt.content, dealt => dealt.Fold);
    }
}
