using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Texts;

/// <summary>What data sets of texts have in common: where the splits come from, and how texts become tokens.</summary>
public abstract record TextSetOptions : IValidatableObject
{
    /// <summary>The file of the training texts, or of all texts where <see cref="ValidateOneIn"/>, <see cref="TestOneIn"/> or <see cref="Folds"/> divide it.</summary>
    [Required]
    [Description("The file of the training texts, or of all texts where validateOneIn, testOneIn or folds divide it.")]
    public InputPath? Path { get; init; }

    /// <summary>The file of the texts that validate.</summary>
    /// <value>Default: null, where <see cref="ValidateOneIn"/> or <see cref="Folds"/> say which validate.</value>
    [Description("The file of the texts that validate.")]
    public InputPath? Validation { get; init; }

    /// <summary>The file of the texts that test.</summary>
    /// <value>Default: null.</value>
    [Description("The file of the texts that test.")]
    public InputPath? Test { get; init; }

    /// <summary>One text of so many of each class validates, chosen by content.</summary>
    /// <value>Default: null, for a validation file.</value>
    [Range(2, 1000)]
    [Description("One text of so many of each class validates, chosen by content.")]
    public int? ValidateOneIn { get; init; }

    /// <summary>One text of so many of each class tests, chosen by content before those that validate.</summary>
    /// <value>Default: null.</value>
    [Range(2, 1000)]
    [Description("One text of so many of each class tests, chosen by content before those that validate.")]
    public int? TestOneIn { get; init; }

    /// <summary>Cross-validation: the texts of training and validation are pooled and divided into folds, of which one validates; a test split stays.</summary>
    /// <value>Default: null.</value>
    [Description("Pools the texts of training and validation and divides them into stratified folds, of which one validates.")]
    public FoldOptions? Folds { get; init; }

    /// <summary>Training sees so many texts of each class, drawn with <see cref="Seed"/>; more of one seed contain the fewer.</summary>
    /// <value>Default: null, all.</value>
    [Range(1, 1_000_000)]
    [Description("Training sees so many texts of each class, drawn with seed; all by default.")]
    public int? ExamplesPerClass { get; init; }

    /// <summary>What <see cref="ExamplesPerClass"/> draws with.</summary>
    /// <value>Default: 1.</value>
    [Range(typeof(long), "0", "9223372036854775807", ParseLimitsInInvariantCulture = true)]
    [Description("What examplesPerClass draws with.")]
    public long Seed { get; init; } = 1;

    /// <summary>How the files' bytes become characters.</summary>
    /// <value>Default: UTF-8.</value>
    [Description("How the files' bytes become characters.")]
    public TextEncoding Encoding { get; init; }

    /// <summary>How texts become tokens.</summary>
    /// <value>Default: words; those of the upstream model where the trunk's weights come from one.</value>
    [Description("How texts become tokens; words by default, and as in the upstream model where the trunk's weights come from one.")]
    public TokenizerOptions? Tokenizer { get; init; }

    /// <summary>The most tokens that a text may have; the rest is cut off.</summary>
    /// <value>Default: 256; that of the upstream model where the trunk's weights come from one.</value>
    [Range(3, 65_536)]
    [Description("The most tokens that a text may have, the rest is cut off; 256 by default, and as in the upstream model where the trunk's weights come from one.")]
    public int? MaxTokens { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Validation is null && ValidateOneIn is null && Folds is null)
            yield return new("nothing says which texts validate; give a file under 'validation', or 'validateOneIn: 10', or 'folds: { count: 5, take: 0 }'", [nameof(Path)]);
        if (ValidateOneIn is not null && Folds is not null)
            yield return new("'validateOneIn' and 'folds' both say which texts validate; remove one of the two", [nameof(Folds)]);
        if (ValidateOneIn is not null && Validation is not null)
            yield return new("'validateOneIn' and 'validation' both say which texts validate; remove one of the two", [nameof(ValidateOneIn)]);
        if (TestOneIn is not null && Test is not null)
            yield return new("'testOneIn' and 'test' both say which texts test; remove one of the two", [nameof(TestOneIn)]);
    }
}
