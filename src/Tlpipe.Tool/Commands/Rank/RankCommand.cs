using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Ranking;
using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Rank;

/// <summary><c>tlpipe rank MODEL --with BACKBONE=WEIGHTS …</c></summary>
internal static class RankCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var model = CommonOptions.Paths<string>("MODEL", "The model file whose data and tasks the trunks are scored for; its own trunk is one of them", ArgumentArity.ExactlyOne).WithModelFiles();
        var with = new Option<string[]>("--with")
        {
            Description = "Another trunk: a backbone and where its parameters come from, a checkpoint or a model file that is built; random ones without (may be repeated)",
            HelpName = "BACKBONE[=WEIGHTS]",
        };
        with.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('=') || token.Value.EndsWith('=') || token.Value.Length == 0))
                result.AddError($"'{token.Value}' is no trunk; write it as --with BACKBONE or --with BACKBONE=WEIGHTS");
        });
        with.WithBackbones(options);
        var command = new ExampleCommand(
            "rank",
            "Score trunks for a model's tasks without training them, by LogME and H-score of their features on the training split, with the time each would take.",
            "tlpipe rank ants-vs-bees.model.yaml --with 'resnet-18=$(data)/resnet18.pth' --with squeezenet1-1=squeezenet1_1.pth",
            "tlpipe rank ants-vs-bees.model.yaml --with mobilenet-v2=../base/base.model.yaml --json")
        {
            model, with, options.Output, options.Plugins, options.Roots, options.Threads, options.Device, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(model), context.Optional(with) ?? [])));
        return command;
    }

    private static JsonObject Run(CommandContext context, string model, IReadOnlyList<string> with)
    {
        using var pipeline = new ModelPipeline(context.Pipeline());
        var trunks = pipeline.Rank(model, [.. with.Select(TrunkCandidate.Parse)], new Warnings(context), context.WatchStop());
        RankText.Write(context, trunks);
        return RankJson.Of(trunks);
    }

    private sealed class Warnings(CommandContext context) : IProgress<TrainingEvent>
    {
        public void Report(TrainingEvent value)
        {
            if (value is TrainingEvent.Noticed noticed) context.Report(noticed.Diagnostic);
        }
    }
}
