using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Tabular;
using Tlpipe.Tabular.Backbones.Mlp;
using Tlpipe.Tabular.Backbones.ResNetMlp;

[assembly: TlpipePlugin(typeof(TabularPlugin))]

namespace Tlpipe.Tabular;

/// <summary>Data sets and backbones for tables.</summary>
public sealed class TabularPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IServiceCollection services) => services
        .AddBackbone<MlpProvider>("mlp")
        .AddBackbone<ResNetMlpProvider>("resnet-mlp");
}
