using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Text.Backbones.BagOfEmbeddings;

/// <summary>The options of the backbone <c>bag-of-embeddings</c>.</summary>
public sealed record BagOfEmbeddingsOptions
{
    /// <summary>The size of a token's vector, and the number of features.</summary>
    /// <value>100.</value>
    [Range(1, 4096)]
    [Description("The size of a token's vector, and the number of features.")]
    public int Embedding { get; init; } = 100;

    /// <summary>The share of tokens that training leaves out of a text.</summary>
    /// <value>0.</value>
    [Range(0.0, 0.9)]
    [Description("The share of tokens that training leaves out of a text.")]
    public double WordDropout { get; init; }
}
