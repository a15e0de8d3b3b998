namespace Tlpipe.Models.Texts;

/// <summary>The tokens that stand for no part of a text, by the names that vocabularies give them.</summary>
internal static class SpecialTokens
{
    public const string Padding = "<pad>";
    public const string Unknown = "<unk>";
    public const string BertPadding = "[PAD]";
    public const string BertUnknown = "[UNK]";
    public const string BertBegin = "[CLS]";
    public const string BertEnd = "[SEP]";

    /// <summary>What is wrong with a vocabulary of words.</summary>
    public static string? ProblemOfWords(IReadOnlyList<string> vocabulary)
    {
        if (vocabulary.Count < 2 || vocabulary[0] != Padding || vocabulary[1] != Unknown) return $"the vocabulary doesn't begin with {Padding} and {Unknown}";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return vocabulary.FirstOrDefault(word => !seen.Add(word)) is { } twice ? $"the vocabulary has '{twice}' twice" : null;
    }

    /// <summary>What is wrong with a vocabulary of word pieces. Some published ones have a piece twice: the later one counts, as in BERT.</summary>
    public static string? ProblemOfWordPieces(IReadOnlyList<string> vocabulary)
    {
        if (vocabulary.Count == 0 || vocabulary[0] != BertPadding) return $"the vocabulary doesn't begin with {BertPadding}";
        string[] missing = [.. new[] { BertUnknown, BertBegin, BertEnd }.Except(vocabulary, StringComparer.Ordinal)];
        return missing.Length == 0 ? null : $"the vocabulary lacks {string.Join(", ", missing)}";
    }
}
