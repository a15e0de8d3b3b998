using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Evaluation;
using Tlpipe.Tool.Completion;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Evaluate;

/// <summary><c>tlpipe evaluate FILE</c>, <c>tlpipe evaluate ARTIFACT --on FILE</c></summary>
internal static class EvaluateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var model = CommonOptions.Paths<string>("MODEL", "The model file whose artifact is measured on its own data (looked for under --output), or an artifact", ArgumentArity.ExactlyOne).WithModelFiles();
        var on = new Option<string?>(CommonOptions.On) { Description = "The model file that says where the data lie, where MODEL is an artifact", HelpName = "FILE" };
        var split = CommonOptions.OneOf("--split", "Which part of the data sets", "validation", "test", "train");
        var command = new ExampleCommand(
            "evaluate",
            "Measure a built model on data: what it reaches on another split, or an older model on newer data.",
            "tlpipe evaluate ants-vs-bees.model.yaml",
            "tlpipe evaluate ants-vs-bees.model.yaml --split test --json",
            "tlpipe evaluate models/ants-vs-bees/1.0.0 --on ants-vs-bees.model.yaml")
        {
            model, on, split, options.Output, options.Plugins, options.Roots, options.Threads, options.Device, options.Json,
        };
        command.Validators.Add(result =>
        {
            var (given, file) = (result.GetValue(model), result.GetValue(on));
            if (given is null) return;
            if (file is null && !ArtifactLocation.IsModelFile(given)) result.AddError($"an artifact doesn't know where its data lie; name the model file too: tlpipe evaluate {given} {CommonOptions.On} FILE");
            if (file is not null && ArtifactLocation.IsModelFile(given)) result.AddError($"{CommonOptions.On} is for an artifact, and '{given}' is a model file");
        });
        command.SetAction(parse => runner.Run(parse, context =>
            Run(context, context.Value(model), context.Optional(on), Enum.Parse<Split>(context.Value(split), ignoreCase: true))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string model, string? on, Split split)
    {
        using var pipeline = new ModelPipeline(context.Pipeline());
        var result = pipeline.Evaluate(on ?? model, on is null ? null : model, split, context.WatchStop());
        foreach (var warning in result.Warnings) context.Report(warning);
        Write(context, result);
        return new()
        {
            ["model"] = result.Manifest.Name,
            ["version"] = result.Manifest.Version,
            ["path"] = result.Folder,
            ["split"] = Words.Split(split),
            ["tasks"] = new JsonObject(result.Tasks.Select(task => KeyValuePair.Create(task.Key, (JsonNode?)MetricsOutput.Measured(new MeasuredSplit(split, task.Value))))),
        };
    }

    private static void Write(CommandContext context, EvaluationResult result)
    {
        context.Out.WriteLine($"{context.Console.OutStyle.Strong($"{result.Manifest.Name} {result.Manifest.Version}")} on {Words.Split(result.Split)}");
        var table = new TextTable();
        foreach (var (task, measured) in result.Tasks)
        foreach (var value in measured.Values)
            table.Add(task, value.Name, MetricsOutput.WithInterval(value, measured.Count));
        table.Write(context.Out, "  ");
    }
}
