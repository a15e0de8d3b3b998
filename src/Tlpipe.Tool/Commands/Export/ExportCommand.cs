using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Models;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Export;

/// <summary><c>tlpipe export ARTIFACT --torchscript FILE</c></summary>
internal static class ExportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var artifact = CommonOptions.Paths<string>(CommonOptions.Artifact, Texts.Artifact, ArgumentArity.ExactlyOne).WithArtifacts(options);
        var torchScript = new Option<string>("--torchscript")
        {
            Description = "Write one TorchScript file, which Python, C++ and TorchSharp load with torch.jit.load: for pictures uint8 [N, 3, H, W] to a tuple of logits, one for each task",
            HelpName = "FILE",
            Required = true,
        };
        var command = new ExampleCommand(
            "export",
            "Turn a model into a file that other programs run.",
            "tlpipe export models/ants-vs-bees/1.0.0 --torchscript ants-vs-bees.pt",
            "tlpipe export ants-vs-bees.model.yaml --torchscript ants-vs-bees.pt --json")
        {
            artifact, torchScript, options.Output, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(artifact), Path.GetFullPath(context.Value(torchScript)))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string artifact, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        TorchScriptExport.Write(ArtifactLocation.Find(artifact, context.Pipeline().OutputFolder), file);
        var size = new FileInfo(file).Length;
        context.Out.WriteLine($"{context.Console.OutStyle.Good(file)}, {Words.Size(size)}");
        return new() { ["torchscript"] = file, ["size"] = size };
    }
}
