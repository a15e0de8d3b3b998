namespace Tlpipe.Models.Texts;

/// <summary>One token a word.</summary>
internal sealed class WordTokenizer : Tokenizer
{
    private const int Unknown = 1;
    private readonly Dictionary<string, int> _indexes;
    private readonly bool _lowerCase;

    public WordTokenizer(IReadOnlyList<string> vocabulary, bool lowerCase)
    {
        _lowerCase = lowerCase;
        _indexes = new(vocabulary.Count, StringComparer.Ordinal);
        for (var i = Unknown + 1; i < vocabulary.Count; i++) _indexes[vocabulary[i]] = i;
    }

    /// <inheritdoc/>
    public override int[] Encode(string text, int maxTokens)
    {
        int[] tokens = [.. Words.Of(text, _lowerCase).Take(maxTokens).Select(word => _indexes.GetValueOrDefault(word, Unknown))];
        return tokens.Length > 0 ? tokens : [Unknown];
    }
}
