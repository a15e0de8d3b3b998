using System.ComponentModel;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Backbones.Bert;

/// <summary>Provides the backbone <c>bert</c>.</summary>
[Description("BERT with the names of Hugging Face's BertModel, so that published safetensors fit; the defaults are BERT base: 109 million parameters, 768 features.")]
public sealed class BertProvider : Provider<IBackbone, BertOptions>
{
    /// <inheritdoc/>
    protected override IBackbone Create(BertOptions options, PartContext context) => new BertBackbone(options);
}
