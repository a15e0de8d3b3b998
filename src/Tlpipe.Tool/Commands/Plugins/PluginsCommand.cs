using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Plugins.Packages;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Plugins;

/// <summary><c>tlpipe plugins</c>: what there is, and where it comes from.</summary>
internal static class PluginsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner) =>
        new ExampleCommand("plugins", "What model files can ask for, and the packages that it comes from.", "tlpipe plugins list", "tlpipe plugins add Acme.Points")
        {
            List(options, runner), PluginsAddCommand.Create(options, runner), PluginsRemoveCommand.Create(options, runner), PluginsCheckCommand.Create(options, runner),
        };

    /// <summary>What changes the packages of plugins; it says so where it has to wait for another process that does.</summary>
    public static PluginPackages Packages(CommandContext context) => new(context.Pipeline().Cache)
    {
        Stop = context.WatchStop(),
        Waiting = project => context.Out.WriteLine($"waiting for another process, which works on {Path.GetRelativePath(Environment.CurrentDirectory, project.File)}"),
    };

    private static ExampleCommand List(CommonOptions options, CommandRunner runner)
    {
        var command = new ExampleCommand(
            "list",
            "List the plugins with version, package and digest, and the data sets, backbones, heads and other parts that they bring, with their options.",
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
        return PluginsJson.Of(pipeline.Plugins);
    }
}
