namespace Tlpipe.Analyzers.Tests;

public sealed class The_plugin_class
{
    private const string Body = "{ public void Configure(Microsoft.Extensions.DependencyInjection.IServiceCollection services) { } }";

    [Fact]
    public async Task A_plugin_class_that_is_not_sealed_is_found_and_sealed()
    {
        using var source = new PluginSource($"using Tlpipe.Abstractions;\n[assembly: TlpipePlugin(typeof(Points))]\npublic class Points : IPlugin {Body}\n");

        Assert.Equal(
            "TLPA006: 'Points' is a plugin class and not sealed; a class derived from it would register the same names a second time, so seal it",
            await source.Findings());
        Assert.Contains("public sealed class Points : IPlugin", await source.Fixed(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_no_attribute_names_is_found_and_named()
    {
        using var source = new PluginSource($"using Tlpipe.Abstractions;\n\nnamespace Far.Away;\n\npublic sealed class Points : IPlugin\n{Body}\n");

        Assert.Equal(
            "TLPA007: no attribute names 'Points', so that the host finds no plugin in this assembly; write [assembly: TlpipePlugin(typeof(Points))]",
            await source.Findings());
        Assert.StartsWith("using Tlpipe.Abstractions;\n\n[assembly: TlpipePlugin(typeof(Far.Away.Points))]\n\nnamespace Far.Away;\n\npublic sealed class Points : IPlugin\n", await source.Fixed(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_plugin_class_is_no_finding()
    {
        using var source = new PluginSource(PluginSource.InData(""));

        Assert.Equal("", await source.Findings());
    }
}
