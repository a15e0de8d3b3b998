using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Plugins;

/// <summary>The plugin, built once for the tests of a class, which leave it as it is.</summary>
public sealed class BuiltPlugin : IDisposable
{
    /// <summary>Builds it.</summary>
    public BuiltPlugin(PackedFeed feed) => Clone = new PluginClone(feed, "points", "first").Build();

    internal PluginClone Clone { get; }

    /// <inheritdoc/>
    public void Dispose() => Clone.Dispose();
}
