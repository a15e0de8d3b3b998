using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Plugins.Packages;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Plugins;

/// <summary><c>tlpipe plugins add PACKAGE</c></summary>
internal sealed class PluginsAddCommand
{
    private readonly Argument<string> _package = PackageArgument();
    private readonly Option<string?> _version = Version();
    private readonly Option<string?> _source = new("--source")
    {
        Description = "A folder of packages or a feed's address, besides the sources that NuGet knows; remembered",
        HelpName = "FOLDER",
    };

    private PluginsAddCommand()
    {
    }

    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var add = new PluginsAddCommand();
        var command = new ExampleCommand(
            "add",
            "Add the package of a plugin, or give it another version: for every model file in this folder and below. The .NET SDK fetches it; .config/tlpipe/plugins.csproj and "
            + "packages.lock.json beside it are to be committed.",
            "tlpipe plugins add Acme.Points",
            "tlpipe plugins add Acme.Points --version 1.2.0 --source ../points/packages")
        {
            add._package, add._version, add._source, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, add.Run));
        return command;
    }

    /// <summary>The name of a package.</summary>
    public static Argument<string> PackageArgument()
    {
        var argument = new Argument<string>("PACKAGE") { Description = "The package's name" };
        argument.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length == 0 || !char.IsAsciiLetterOrDigit(token.Value[0]) || !token.Value.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_')))
                result.AddError($"'{token.Value}' is no name of a package");
        });
        return argument;
    }

    private JsonObject Run(CommandContext context)
    {
        var folder = Environment.CurrentDirectory;
        var project = PluginProject.FindOrPlace(folder);
        var settings = context.Pipeline();
        var files = new InputFiles(settings.Cache.Root, context.Clock);
        return PluginsCommand.Packages(context).Add(project, context.Value(_package), context.Optional(_version), context.Optional(_source), folder, (added, all) =>
        {
            using var catalog = PluginCatalog.Load(all, settings.BundledPlugins, files);
            var problems = PluginCheck.Find(catalog);
            if (problems.Count > 0) throw new DiagnosticException(problems);
            var plugins = PluginsText.Of(catalog, added);
            foreach (var plugin in plugins) PluginsText.WriteAdded(context.Out, plugin, context.Value(_package), Path.GetRelativePath(folder, project.File));
            return new JsonObject { ["project"] = project.File, ["plugins"] = PluginsJson.Plugins(plugins) };
        });
    }

    private static Option<string?> Version()
    {
        var option = new Option<string?>("--version") { Description = "The version [default: the newest]", HelpName = "V" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(token.Value.Length > 0 && (char.IsAsciiDigit(token.Value[0]) || token.Value[0] is '[')))
                result.AddError($"'{token.Value}' is no version of a package; write it like 1.2.0");
        });
        return option;
    }
}
