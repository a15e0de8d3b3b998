namespace Tlpipe.Models.Texts;

/// <summary>BERT's tokenizer: basic tokens, each divided from its begin into the longest pieces that the vocabulary has, and unknown as a whole where that fails.</summary>
internal sealed class WordPieceTokenizer : Tokenizer
{
    private const string Inside = "##";
    private const int LongestWord = 100;
    private readonly Dictionary<string, int> _begins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _insides = new(StringComparer.Ordinal);
    private readonly bool _lowerCase;
    private readonly int _unknown;
    private readonly int _first;
    private readonly int _last;

    public WordPieceTokenizer(IReadOnlyList<string> vocabulary, bool lowerCase)
    {
        _lowerCase = lowerCase;
        // Index 0 is padding, whatever a text says.
        for (var i = 1; i < vocabulary.Count; i++)
        {
            _begins[vocabulary[i]] = i;
            if (vocabulary[i].StartsWith(Inside, StringComparison.Ordinal)) _insides[vocabulary[i][Inside.Length..]] = i;
        }

        (_unknown, _first, _last) = (_begins[SpecialTokens.BertUnknown], _begins[SpecialTokens.BertBegin], _begins[SpecialTokens.BertEnd]);
    }

    /// <inheritdoc/>
    public override int[] Encode(string text, int maxTokens)
    {
        var tokens = new List<int> { _first };
        foreach (var word in BasicTokens.Of(text, _lowerCase))
        {
            AddPieces(word, tokens);
            if (tokens.Count >= maxTokens) break;
        }

        return [.. tokens.Take(maxTokens - 1), _last];
    }

    private void AddPieces(string word, List<int> tokens)
    {
        var before = tokens.Count;
        var rest = word.Length <= LongestWord ? word.AsSpan() : default;
        for (var pieces = _begins; LongestPiece(rest, pieces, out var index) is var length and > 0; pieces = _insides)
        {
            tokens.Add(index);
            rest = rest[length..];
            if (rest.Length == 0) return;
        }

        tokens.RemoveRange(before, tokens.Count - before);
        tokens.Add(_unknown);
    }

    private static int LongestPiece(ReadOnlySpan<char> rest, Dictionary<string, int> pieces, out int index)
    {
        var lookup = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = rest.Length; length > 0; length--)
            if (lookup.TryGetValue(rest[..length], out index)) return length;
        index = 0;
        return 0;
    }
}
