using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;
using Tlpipe.Models.Texts;

namespace Tlpipe.Text.Texts;

/// <summary>How texts become tokens.</summary>
public sealed record TokenizerOptions : IValidatableObject
{
    /// <summary>The most words of a vocabulary: a million tokens, less padding and the unknown one.</summary>
    internal const int MostWords = 999_998;

    /// <summary>The tokenizer.</summary>
    /// <value>Default: words.</value>
    [Description("words, or BERT's word pieces.")]
    public TokenizerKind Use { get; init; }

    /// <summary>Whether letters become lower case; of word pieces they lose their accents, too.</summary>
    /// <value>Default: true, or as the model does it from which the weights come.</value>
    [Description("Whether letters become lower case; of word pieces they lose their accents, too. True by default, or as the weights' model does it.")]
    public bool? LowerCase { get; init; }

    /// <summary>A file with one token a line in UTF-8: BERT's <c>vocab.txt</c> for word pieces, a list of words for words.</summary>
    /// <value>Default: null, the words of the training split; word pieces need it.</value>
    [Description("A file with one token a line: BERT's vocab.txt, or a list of words; the words of the training split by default.")]
    public InputPath? Vocabulary { get; init; }

    /// <summary>How often a word must occur in the training split; rarer ones train the unknown token.</summary>
    /// <value>Default: 2.</value>
    [Range(1, 1_000_000)]
    [Description("How often a word must occur in the training split; rarer ones train the unknown token.")]
    public int MinCount { get; init; } = 2;

    /// <summary>The most words of the training split, the most frequent first.</summary>
    /// <value>Default: 30000.</value>
    [Range(1, MostWords)]
    [Description("The most words of the training split, the most frequent first.")]
    public int MaxWords { get; init; } = 30_000;

    /// <summary>What becomes of the training split's words that the model doesn't know from which the trunk's weights come; <see cref="MinCount"/> and <see cref="MaxWords"/> hold for these alone.</summary>
    /// <value>Default: unknown. A vocabulary of the training split's own words has them all in any case.</value>
    [Description("What becomes of words that the model doesn't know from which the weights come: unknown tokens, or learned, with tokens of their own behind that model's.")]
    public NewWords NewWords { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Use == TokenizerKind.WordPiece && Vocabulary is null)
            yield return new("word pieces come from a vocabulary; name its file: 'vocabulary: $(data)/bert/vocab.txt'", [nameof(Use)]);
        else if (NewWords == NewWords.Learn && Vocabulary is not null)
            yield return new("'newWords: learn' adds to the vocabulary of the model from which the weights come, and a file's is taken whole; remove one of 'newWords' and 'vocabulary'", [nameof(NewWords)]);
    }
}
