using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Doctor;

/// <summary><c>tlpipe doctor</c></summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var command = new ExampleCommand(
            "doctor",
            "Look at what this machine has of what training and predicting need, and say what to install.",
            "tlpipe doctor",
            "tlpipe doctor --json | jq .checks.libtorch")
        {
            options.Plugins, options.Threads, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, Run));
        return command;
    }

    private static JsonObject Run(CommandContext context)
    {
        var pipeline = context.Pipeline();
        List<Finding> findings =
        [
            Machine.Tool(),
            Machine.Processors(pipeline.Threads),
            .. Libraries.Torch(),
            Libraries.TurboJpeg(),
            Libraries.Png(),
            Machine.Cache(pipeline.Cache),
            .. Machine.Plugins(pipeline),
        ];
        Write(context, findings);
        foreach (var problem in findings.Select(finding => finding.Problem).OfType<Abstractions.Diagnostic>()) context.Report(problem);
        return new() { ["checks"] = new JsonObject(findings.Select(finding => KeyValuePair.Create(finding.Name, (JsonNode?)Json(finding)))) };
    }

    private static void Write(CommandContext context, IReadOnlyList<Finding> findings)
    {
        var style = context.Console.OutStyle;
        var width = findings.Max(finding => finding.Name.Length);
        foreach (var finding in findings)
            context.Out.WriteLine($"{(finding.Problem is null ? style.Good("ok     ") : style.Bad("missing"))}  {finding.Name.PadRight(width)}  {finding.Found}");
    }

    private static JsonObject Json(Finding finding) => new() { ["ok"] = finding.Problem is null, ["found"] = finding.Found };
}
