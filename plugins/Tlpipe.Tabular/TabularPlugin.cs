using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Tabular;
using Tlpipe.Tabular.Backbones.Mlp;
using Tlpipe.Tabular.Backbones.ResNetMlp;
using Tlpipe.Tabular.Csv;

[assembly: TlpipePlugin(typeof(TabularPlugin))]

namespace Tlpipe.Tabular;

/// <summary>Data sets and backbones for tables.</summary>
public sealed class TabularPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IServiceCollection services) => services
        .AddDataSet<CsvProvider>("csv")
        .AddBackbone<MlpProvider>("mlp")
        .AddBackbone<ResNetMlpProvider>("resnet-mlp");
}
