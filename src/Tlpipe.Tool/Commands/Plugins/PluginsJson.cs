using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Tool.Commands.Plugins;

/// <summary>The plugins for machines.</summary>
internal static class PluginsJson
{
    /// <summary>A catalog: its plugins, and all parts.</summary>
    public static JsonObject Of(PluginCatalog catalog) => new()
    {
        ["plugins"] = Plugins(catalog.Plugins),
        ["parts"] = new JsonArray([.. catalog.Parts.Select(Part)]),
    };

    /// <summary>Plugins without their parts.</summary>
    public static JsonArray Plugins(IEnumerable<LoadedPlugin> plugins) => new([.. plugins.Select(plugin => new JsonObject
    {
        ["name"] = plugin.Name,
        ["version"] = plugin.Version.ToString(3),
        ["package"] = plugin.Package is { } package ? new JsonObject { ["id"] = package.Id, ["version"] = package.Version } : null,
        ["path"] = plugin.Path,
        ["digest"] = plugin.Digest.Hex,
    })]);

    private static JsonObject Part(CatalogPart part) => new()
    {
        ["kind"] = part.Kind,
        ["name"] = part.Name,
        ["plugin"] = part.Plugin?.Name,
        ["options"] = new JsonArray([.. part.Options.Select(option => new JsonObject
        {
            ["key"] = option.Key,
            ["type"] = option.Type,
            ["default"] = option.Default,
            ["required"] = option.IsRequired,
            ["description"] = option.Description,
        })]),
    };
}
