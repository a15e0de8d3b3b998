using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Plugins.Packages;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Plugins;

/// <summary><c>tlpipe plugins remove PACKAGE</c></summary>
internal static class PluginsRemoveCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var package = PluginsAddCommand.PackageArgument();
        var command = new ExampleCommand("remove", "Remove the package of a plugin that 'tlpipe plugins add' has added.", "tlpipe plugins remove Acme.Points")
        {
            package, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(package))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string package)
    {
        var project = PluginProject.Find(Environment.CurrentDirectory);
        PluginsCommand.Packages(context).Remove(project, package);
        context.Out.WriteLine($"removed {package} from {Path.GetRelativePath(Environment.CurrentDirectory, project!.File)}");
        return new() { ["project"] = project.File, ["package"] = package };
    }
}
