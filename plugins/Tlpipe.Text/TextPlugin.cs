using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Text;
using Tlpipe.Text.Backbones.BagOfEmbeddings;
using Tlpipe.Text.Backbones.Bert;
using Tlpipe.Text.Backbones.TextCnn;
using Tlpipe.Text.Backbones.TextTransformer;
using Tlpipe.Text.Csv;
using Tlpipe.Text.Lines;

[assembly: TlpipePlugin(typeof(TextPlugin))]

namespace Tlpipe.Text;

/// <summary>Data sets and backbones for text.</summary>
public sealed class TextPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IServiceCollection services) => services
        .AddDataSet<TextLinesProvider>("text-lines")
        .AddDataSet<TextCsvProvider>("text-csv")
        .AddBackbone<BagOfEmbeddingsProvider>("bag-of-embeddings")
        .AddBackbone<TextCnnProvider>("text-cnn")
        .AddBackbone<TextTransformerProvider>("text-transformer")
        .AddBackbone<BertProvider>("bert");
}
