using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Reports;
using Tlpipe.Pipeline.SideBySide;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Compare;

/// <summary><c>tlpipe compare A B</c></summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var before = CommonOptions.Paths<string>("A", Texts.Artifact, ArgumentArity.ExactlyOne).WithArtifacts(options);
        var after = CommonOptions.Paths<string>("B", "The model to compare with it, named in the same ways", ArgumentArity.ExactlyOne).WithArtifacts(options);
        var html = new Option<string?>("--html") { Description = "Write a page for people who were not there; it needs neither network nor other files", HelpName = "FILE" };
        var command = new ExampleCommand(
            "compare",
            "Show two versions of a model side by side: metrics, classes, which examples flipped, what was changed.",
            "tlpipe compare models/ants-vs-bees/1.0.0 models/ants-vs-bees/1.1.0",
            "tlpipe compare models/ants-vs-bees/1.0.0 ants-vs-bees.model.yaml",
            "tlpipe compare ants-vs-bees.model.yaml models/ants-vs-bees/1.1.0 --html compared.html",
            "tlpipe compare old new --json | jq '.tasks.insect.examples.broken[].name'")
        {
            before, after, html, options.Output, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(before), context.Value(after), context.Optional(html))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string before, string after, string? html)
    {
        var output = context.Pipeline().OutputFolder;
        var comparison = ArtifactComparison.Of(ComparedArtifact.Find(before, output), ComparedArtifact.Find(after, output));
        var json = SideBySideJson.Of(comparison);
        CompareText.Write(context, comparison);
        if (html is null) return json;
        var page = ComparisonPage.Write(json, comparison.Before.Folder, comparison.After.Folder, html);
        context.Out.WriteLine($"\n  {page}");
        json["html"] = page;
        return json;
    }
}
