using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Evaluate;

/// <summary><c>tlpipe evaluate ARTIFACT|FILE</c></summary>
internal static class EvaluateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var file = new Argument<string>("FILE") { Description = "The model file that says where the data lie; its artifact is looked for under --output" };
        var split = CommonOptions.OneOf("--split", "Which part of the data sets", "validation", "test", "train");
        var command = new ExampleCommand(
            "evaluate",
            "Measure a built model again on its data.",
            "tlpipe evaluate ants-vs-bees.model.yaml",
            "tlpipe evaluate ants-vs-bees.model.yaml --split test --json")
        {
            file, split, options.Output, options.Plugins, options.Roots, options.Threads, options.Device, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(file), Enum.Parse<Split>(context.Value(split), ignoreCase: true))));
        return command;
    }
}
