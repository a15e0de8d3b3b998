using System.Runtime.InteropServices;

namespace Tlpipe.Models.Texts;

/// <summary>Gathers the words of texts.</summary>
public static class WordVocabulary
{
    /// <summary>The words of texts, the most frequent first and equally frequent ones by their code points; for <see cref="TextCodecSettings.ForWords"/>.</summary>
    /// <param name="texts">The texts of the training split.</param>
    /// <param name="lowerCase">Whether letters become lower case.</param>
    /// <param name="minimumCount">How often a word must occur; rarer ones train the unknown token.</param>
    /// <param name="most">The most words that are kept.</param>
    public static IReadOnlyList<string> Of(IEnumerable<string> texts, bool lowerCase, int minimumCount, int most)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
            foreach (var word in Words.Of(text, lowerCase))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        return
        [
            .. counts.Where(word => word.Value >= minimumCount && word.Key.Length <= TextCodecSettings.LongestToken)
                .OrderByDescending(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal)
                .Take(most).Select(word => word.Key),
        ];
    }
}
