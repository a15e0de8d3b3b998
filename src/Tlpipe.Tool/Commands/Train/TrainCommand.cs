using System.CommandLine;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Train;

/// <summary><c>tlpipe train FILE…</c></summary>
internal static class TrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var files = CommonOptions.Paths<string[]>("FILE", "Model files (NAME.model.yaml)", ArgumentArity.OneOrMore);
        var inputs = new Option<string?>("--inputs")
        {
            Description = "Write what was read and made to this file, as the MSBuild package wants it",
            HelpName = "FILE",
        };
        var command = new ExampleCommand(
            "train",
            "Build models: train them, or take them from the cache when nothing that matters has changed.",
            "tlpipe train ants-vs-bees.model.yaml",
            "tlpipe train ants-vs-bees.model.yaml --root data=/data --output models",
            "tlpipe train base.model.yaml small.model.yaml --threads 2",
            "tlpipe train ants-vs-bees.model.yaml --json | jq .tasks.insect.best.accuracy")
        {
            files, options.Output, options.Plugins, options.Roots, options.Threads, options.Device, options.Json, inputs,
        };
        command.SetAction(parse => runner.Run(parse, context => new TrainAction(context).Run(context.Value(files), context.Optional(inputs))));
        return command;
    }
}
