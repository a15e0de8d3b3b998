using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plugins;

/// <summary><c>tlpipe plugins check</c></summary>
internal static class PluginsCheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var command = new ExampleCommand(
            "check",
            "Look whether every plugin can be loaded: made for this tool's contract, with all its files, and with names that no other has. What is otherwise a warning is an error here.",
            "tlpipe plugins check",
            "tlpipe plugins check --plugins ../MyPlugin/bin/Release/net10.0/MyPlugin.dll")
        {
            options.Plugins, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, Run));
        return command;
    }

    private static JsonObject Run(CommandContext context)
    {
        using var pipeline = new ModelPipeline(context.Pipeline());
        var problems = PluginCheck.Find(pipeline.Plugins);
        foreach (var problem in problems) context.Report(problem);
        var broken = problems.Select(problem => problem.Location!.File).ToHashSet(StringComparer.Ordinal);
        var table = new TextTable();
        foreach (var plugin in pipeline.Plugins.Plugins)
            table.Add(plugin.ToString(), broken.Contains(plugin.Path) ? "incomplete" : "sound", Parts(plugin), PluginsText.Origin(plugin));
        table.Write(context.Out, style: context.Console.OutStyle);
        return new() { ["plugins"] = PluginsJson.Plugins(pipeline.Plugins.Plugins) };
    }

    private static string Parts(LoadedPlugin plugin) => plugin.Parts.Count == 1 ? "1 part" : $"{plugin.Parts.Count} parts";
}
