using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Models;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Predict;

/// <summary><c>tlpipe predict ARTIFACT INPUT…</c></summary>
internal static class PredictCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var artifact = CommonOptions.Paths<string>("ARTIFACT", Texts.Artifact, ArgumentArity.ExactlyOne);
        var inputs = CommonOptions.Paths<string[]>("INPUT", "Files, folders, or - for a list of both on standard input, one a line", ArgumentArity.OneOrMore);
        var command = new ExampleCommand(
            "predict",
            "Say what a model sees in pictures or other inputs.",
            "tlpipe predict models/ants-vs-bees/1.0.0 garden.jpg",
            "tlpipe predict ants-vs-bees.model.yaml photos/",
            "find photos -name '*.jpg' | tlpipe predict models/ants-vs-bees/1.0.0 -",
            "tlpipe predict models/ants-vs-bees/1.0.0 garden.jpg --json | jq .predictions[0].tasks.insect.label")
        {
            artifact, inputs, options.Output, options.Threads, options.Device, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(artifact), context.Value(inputs))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string artifact, IReadOnlyList<string> inputs)
    {
        var pipeline = context.Pipeline();
        var folder = ArtifactLocation.Find(artifact, pipeline.OutputFolder);
        Accelerator.ThrowUnlessUsable(pipeline.Device);
        using var standardInput = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        var paths = InputPaths.Expand(inputs, standardInput);
        using var predictor = Predictor.Load(folder, new() { Threads = pipeline.Threads, Device = pipeline.Device });
        var table = new PredictionTable(context, predictor.Manifest);
        var predictions = new JsonArray();
        var stop = context.WatchStop();
        foreach (var attempt in Attempts(predictor, paths, inputs, stop))
        {
            stop.ThrowIfCancellationRequested();
            if (attempt.Prediction is { } prediction)
            {
                table.Write(prediction);
                if (context.Json) predictions.Add(PredictionJson.Of(prediction));
            }

            foreach (var diagnostic in attempt.Error?.Diagnostics ?? []) context.Report(diagnostic);
        }

        return new() { ["model"] = predictor.Manifest.Name, ["version"] = predictor.Manifest.Version, ["path"] = folder, ["predictions"] = predictions };
    }

    /// <summary>A list on standard input may grow while somebody waits for the answers so far.</summary>
    private static IEnumerable<PredictionAttempt> Attempts(Predictor predictor, IEnumerable<string> paths, IReadOnlyList<string> inputs, CancellationToken stop) =>
        inputs.Contains(InputPaths.StandardInput, StringComparer.Ordinal)
            ? Batches.Of(paths, Batches.UsualSize, stop).SelectMany(predictor.TryPredictMany)
            : predictor.TryPredictMany(paths);
}
