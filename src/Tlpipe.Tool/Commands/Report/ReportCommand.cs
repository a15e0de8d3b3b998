using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Reports;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Report;

/// <summary><c>tlpipe report ARTIFACT</c></summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var artifact = CommonOptions.Paths<string>(CommonOptions.Artifact, Texts.Artifact, ArgumentArity.ExactlyOne).WithArtifacts(options);
        var page = new Option<string?>("--html")
        {
            Description = "The page to write; without it, report.html in the artifact",
            HelpName = "FILE",
        };
        var command = new ExampleCommand(
            "report",
            "Write the page that shows a model to people: learning curves, what transfer bought, where it errs. Training writes it, too; this writes it again.",
            "tlpipe report models/ants-vs-bees/1.0.0",
            "tlpipe report ants-vs-bees.model.yaml --html ants-vs-bees.html")
        {
            artifact, page, options.Output, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(artifact), context.Optional(page))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string artifact, string? page)
    {
        var file = ReportPage.Write(ArtifactLocation.Find(artifact, context.Pipeline().OutputFolder), page);
        var size = new FileInfo(file).Length;
        context.Out.WriteLine($"{context.Console.OutStyle.Good(file)}, {Words.Size(size)}");
        return new() { ["report"] = file, ["size"] = size };
    }
}
