using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Text;

[assembly: TlpipePlugin(typeof(TextPlugin))]

namespace Tlpipe.Text;

/// <summary>Data sets and backbones for text.</summary>
public sealed class TextPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IServiceCollection services)
    {
    }
}
