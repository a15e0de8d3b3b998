using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Inspect;

/// <summary><c>tlpipe inspect ARTIFACT</c></summary>
internal static class InspectCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var artifact = CommonOptions.Paths<string>(CommonOptions.Artifact, Texts.Artifact, ArgumentArity.ExactlyOne).WithArtifacts(options);
        var command = new ExampleCommand(
            "inspect",
            "Show what a model is: its tasks and classes, what it reached, what it was made from.",
            "tlpipe inspect models/ants-vs-bees/1.0.0",
            "tlpipe inspect ants-vs-bees.model.yaml --json | jq .parameters")
        {
            artifact, options.Output, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(artifact))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string artifact)
    {
        var folder = ArtifactLocation.Find(artifact, context.Pipeline().OutputFolder);
        var manifest = ManifestFile.Read(Path.Combine(folder, ArtifactFiles.Manifest));
        var parameters = ParameterCount.Of(Path.Combine(folder, ArtifactFiles.Weights));
        InspectText.Write(context, folder, manifest, parameters);
        return InspectJson.Of(folder, manifest, parameters);
    }
}
