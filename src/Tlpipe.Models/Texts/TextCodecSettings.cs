using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Texts;

/// <summary>How a text becomes a tensor: everything that must be the same in training and in predicting.</summary>
/// <param name="Tokenizer">How it becomes tokens.</param>
/// <param name="Vocabulary">The tokens in the order of their indexes. Index 0 is padding; for <see cref="TokenizerKind.Words"/> index 1 is the unknown token.</param>
public sealed record TextCodecSettings(TokenizerKind Tokenizer, IReadOnlyList<string> Vocabulary)
{
    /// <summary>The most tokens that a text may have by default.</summary>
    public const int UsualMaxTokens = 256;

    /// <summary>The highest value of <see cref="MaxTokens"/>.</summary>
    public const int LargestMaxTokens = 65_536;

    internal const int LargestVocabulary = 1_000_000;
    internal const int LongestToken = 200;

    /// <summary>Whether letters become lower case; for <see cref="TokenizerKind.WordPiece"/> they lose their accents, too, as BERT's «uncased» models want it.</summary>
    /// <value>Default: true.</value>
    public bool LowerCase { get; init; } = true;

    /// <summary>The most tokens that a text may have, 3 to 65536; what comes after them is cut off. The tokens at begin and end that <see cref="TokenizerKind.WordPiece"/> adds count.</summary>
    /// <value>Default: 256.</value>
    public int MaxTokens { get; init; } = UsualMaxTokens;

    /// <summary>The settings that a manifest has, as <see cref="TextCodec.Settings"/> wrote them.</summary>
    /// <exception cref="DiagnosticException">They are no settings (TLP4232); whether they make sense is for <see cref="Problem"/> to say.</exception>
    public static TextCodecSettings FromJson(JsonObject json) => TextCodecSettingsJson.Read(json);

    /// <summary>Settings for words of a list, to which the padding and the unknown token are added.</summary>
    public static TextCodecSettings ForWords(IEnumerable<string> words) => new(TokenizerKind.Words, [SpecialTokens.Padding, SpecialTokens.Unknown, .. words]);

    /// <summary>What doesn't make sense; <see langword="null"/> where everything does.</summary>
    public string? Problem
    {
        get
        {
            if (MaxTokens is < 3 or > LargestMaxTokens) return $"'maxTokens' is {MaxTokens}, not a whole number from 3 to {LargestMaxTokens}";
            if (Vocabulary.Count > LargestVocabulary) return $"the vocabulary has {Vocabulary.Count} tokens, more than {LargestVocabulary}";
            if (Vocabulary.FirstOrDefault(token => token.Length > LongestToken) is { } longest) return $"the vocabulary has a token of {longest.Length} characters, more than {LongestToken}";
            return Tokenizer == TokenizerKind.Words ? SpecialTokens.ProblemOfWords(Vocabulary) : SpecialTokens.ProblemOfWordPieces(Vocabulary);
        }
    }
}
