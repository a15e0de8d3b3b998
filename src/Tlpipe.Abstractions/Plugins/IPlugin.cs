using Microsoft.Extensions.DependencyInjection;

namespace Tlpipe.Abstractions;

/// <summary>The entry point of a plugin assembly: one sealed class with a public parameterless constructor, named by <see cref="TlpipePluginAttribute"/>.</summary>
public interface IPlugin
{
    /// <summary>Registers the plugin's parts by name: <c>services.AddDataSet&lt;ImageFolderProvider&gt;("image-folder")</c>. The order of registrations never matters.</summary>
    void Configure(IServiceCollection services);
}
