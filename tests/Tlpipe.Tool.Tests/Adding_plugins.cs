using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Tool.Commands.Plugins;

namespace Tlpipe.Tool.Tests;

public sealed class Adding_plugins
{
    [Fact]
    public void A_plugin_that_comes_with_the_tool_is_told_as_such()
    {
        using var place = new Workplace();
        var bundled = Path.Combine(AppContext.BaseDirectory, "plugins");
        foreach (var file in Directory.GetFiles(Path.Combine(bundled, "Tlpipe.Tabular"))) File.Copy(file, place.At("packages", Path.GetFileName(file)));
        var assembly = place.At("packages", "Tlpipe.Tabular.dll");
        using var catalog = PluginCatalog.Load([assembly], bundled, new InputFiles(place.At("cache"), TimeProvider.System));
        using var output = new StringWriter();

        var plugin = Assert.Single(PluginsText.Of(catalog, [assembly]));
        PluginsText.WriteAdded(output, plugin, "Tlpipe.Tabular", "plugins.csproj");

        Assert.StartsWith(
            $"added Tlpipe.Tabular to plugins.csproj\n  the plugin {plugin} comes with the tool, so that the package adds nothing to it\n  sha256 ",
            output.ToString(),
            StringComparison.Ordinal);
    }
}
