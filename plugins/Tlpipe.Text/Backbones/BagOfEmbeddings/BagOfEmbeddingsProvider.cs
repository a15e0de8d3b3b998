using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Backbones.BagOfEmbeddings;

/// <summary>Provides the backbone <c>bag-of-embeddings</c>.</summary>
[Description("The mean of the tokens' vectors, as fastText has it: quick, and a yardstick for the others.")]
public sealed class BagOfEmbeddingsProvider : Provider<IBackbone, BagOfEmbeddingsOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(BagOfEmbeddingsOptions options, PartContext context) => new BagOfEmbeddingsBackbone(options);
}
