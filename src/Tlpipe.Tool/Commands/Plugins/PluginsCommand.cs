using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Plugins;

/// <summary><c>tlpipe plugins list</c></summary>
internal static class PluginsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner) =>
        new ExampleCommand("plugins", "What model files can ask for.", "tlpipe plugins list") { List(options, runner) };

    private static ExampleCommand List(CommonOptions options, CommandRunner runner)
    {
        var command = new ExampleCommand(
            "list",
            "List the plugins, and the data sets, backbones, heads and other parts that they bring, with their options.",
            "tlpipe plugins list",
            "tlpipe plugins list --plugins ../MyPlugin/bin/Release/net10.0/MyPlugin.dll",
            "tlpipe plugins list --json | jq -r '.parts[] | select(.kind == \"backbone\").name'")
        {
            options.Plugins, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, Run));
        return command;
    }

    private static JsonObject Run(CommandContext context)
    {
        using var pipeline = new ModelPipeline(context.Pipeline());
        foreach (var broken in pipeline.Plugins.Broken) context.Report(broken);
        PluginsText.Write(context, pipeline.Plugins);
        return Json(pipeline.Plugins);
    }

    private static JsonObject Json(PluginCatalog catalog) => new()
    {
        ["plugins"] = new JsonArray([.. catalog.Plugins.Select(plugin => new JsonObject
        {
            ["name"] = plugin.Name,
            ["version"] = plugin.Version.ToString(3),
            ["path"] = plugin.Path,
            ["digest"] = plugin.Digest.Hex,
        })]),
        ["parts"] = new JsonArray([.. catalog.Parts.Select(Part)]),
    };

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
