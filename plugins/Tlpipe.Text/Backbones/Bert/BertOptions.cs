using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Text.Backbones.Bert;

/// <summary>The options of the backbone <c>bert</c>: what a published model's <c>config.json</c> says; the defaults are BERT base.</summary>
public sealed record BertOptions : IValidatableObject
{
    /// <summary>The size of a token's vector, and the number of features: <c>hidden_size</c>.</summary>
    /// <value>768.</value>
    [Range(1, 8192)]
    [Description("The size of a token's vector, and the number of features: hidden_size.")]
    public int Width { get; init; } = 768;

    /// <summary>The number of layers: <c>num_hidden_layers</c>.</summary>
    /// <value>12.</value>
    [Range(1, 96)]
    [Description("The number of layers: num_hidden_layers.")]
    public int Layers { get; init; } = 12;

    /// <summary>The number of attention heads, which divides the width: <c>num_attention_heads</c>.</summary>
    /// <value>12.</value>
    [Range(1, 128)]
    [Description("The number of attention heads, which divides the width: num_attention_heads.")]
    public int Heads { get; init; } = 12;

    /// <summary>The size between the two linear layers: <c>intermediate_size</c>.</summary>
    /// <value>4 times the width.</value>
    [Range(1, 32768)]
    [Description("The size between the two linear layers: intermediate_size. Without it 4 times the width.")]
    public int? Intermediate { get; init; }

    /// <summary>How many tokens of a text are read: <c>max_position_embeddings</c>.</summary>
    /// <value>512.</value>
    [Range(1, 65536)]
    [Description("How many tokens of a text are read: max_position_embeddings.")]
    public int Positions { get; init; } = 512;

    /// <summary>The number of kinds of sentences that the weights know, of which the first is used: <c>type_vocab_size</c>.</summary>
    /// <value>2.</value>
    [Range(1, 16)]
    [Description("The number of kinds of sentences that the weights know, of which the first is used: type_vocab_size.")]
    public int SentenceKinds { get; init; } = 2;

    /// <summary>What becomes of the tokens.</summary>
    /// <value><see cref="BertPooling.Pooler"/>.</value>
    [Description("What becomes of the tokens: the published pooler over the first, or their mean.")]
    public BertPooling Pooling { get; init; } = BertPooling.Pooler;

    /// <summary>The share that training drops after the embeddings, of attention and of what each part adds.</summary>
    /// <value>0.1.</value>
    [Range(0.0, 0.9)]
    [Description("The share that training drops after the embeddings, of attention and of what each part adds.")]
    public double Dropout { get; init; } = 0.1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Width % Heads != 0) yield return new($"{Heads} heads don't divide a width of {Width}", [nameof(Heads)]);
    }
}
