namespace Tlpipe.Models.Texts;

/// <summary>Divides texts into tokens of a vocabulary. Thread-safe.</summary>
internal abstract class Tokenizer
{
    public static Tokenizer Of(TextCodecSettings settings) => settings.Tokenizer == TokenizerKind.Words
        ? new WordTokenizer(settings.Vocabulary, settings.LowerCase)
        : new WordPieceTokenizer(settings.Vocabulary, settings.LowerCase);

    /// <summary>The indexes of a text's tokens: at least one and at most so many, none of them 0.</summary>
    public abstract int[] Encode(string text, int maxTokens);
}
