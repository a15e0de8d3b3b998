using Microsoft.Extensions.DependencyInjection;
using PluginNamespace;
using Tlpipe.Abstractions;

[assembly: TlpipePlugin(typeof(Plugin))]

namespace PluginNamespace;

/// <summary>Registers the parts under the names that model files use.</summary>
public sealed class Plugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IServiceCollection services) => services
        .AddDataSet<LinesProvider>("plugin-name-lines")
        .AddBackbone<PerceptronProvider>("plugin-name-mlp")
        .AddHead<MedianHeadProvider>("plugin-name-median");
}
