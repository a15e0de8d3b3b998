using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models;
using Tlpipe.Pipeline.Artifacts;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Training;
using Tlpipe.Tool.Completion;
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
        var artifact = CommonOptions.Paths<string>(CommonOptions.Artifact, Texts.Artifact, ArgumentArity.ExactlyOne).WithArtifacts(options);
        var inputs = CommonOptions.Paths<string[]>(
            "INPUT", "Files and folders: pictures; texts, one a line; tables, as CSV with a header or as JSON. - is standard input: a list of pictures, texts, or a table", ArgumentArity.ZeroOrMore);
        var texts = new Option<string[]>("--text") { Description = "A text, for a model that takes texts; may be given several times", HelpName = "TEXT" };
        var command = new ExampleCommand(
            "predict",
            "Say what a model makes of pictures, texts or records.",
            "tlpipe predict models/ants-vs-bees/1.0.0 garden.jpg",
            "tlpipe predict ants-vs-bees.model.yaml photos/",
            "find photos -name '*.jpg' | tlpipe predict models/ants-vs-bees/1.0.0 -",
            "tlpipe predict spam.model.yaml --text 'win a prize now'",
            "tlpipe predict income.model.yaml people.csv",
            "tlpipe predict models/ants-vs-bees/1.0.0 garden.jpg --json | jq .predictions[0].tasks.insect.label")
        {
            artifact, inputs, texts, options.Output, options.Plugins, options.Threads, options.Device, options.Json,
        };
        command.Validators.Add(parse =>
        {
            if (parse.GetResult(artifact) is not { Tokens.Count: > 0 }) parse.AddError($"{CommonOptions.Artifact} is missing");
            if (parse.GetValue(inputs) is not { Length: > 0 } && parse.GetValue(texts) is not { Length: > 0 }) parse.AddError("INPUT or --text is missing");
        });
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(artifact), parse.GetValue(inputs) ?? [], parse.GetValue(texts) ?? [])));
        return command;
    }

    private static JsonObject Run(CommandContext context, string artifact, IReadOnlyList<string> inputs, IReadOnlyList<string> texts)
    {
        var pipeline = context.Pipeline();
        var folder = ArtifactLocation.Find(artifact, pipeline.OutputFolder);
        Accelerator.ThrowUnlessUsable(pipeline.Device);
        using var predictor = Predictor.Load(folder, new() { Threads = pipeline.Threads, Device = pipeline.Device, Codecs = PluginCodecs.For(folder, pipeline) });
        var form = predictor.Manifest.Input.Form;
        // A list of paths may name files in another encoding; a text must be what it says.
        using var standardInput = new StreamReader(Console.OpenStandardInput(), form.Kind == InputFormKind.File ? Encoding.UTF8 : StrictText.Encoding);
        var handed = new HandedInputs(inputs, texts, standardInput).Of(form);
        var table = new PredictionTable(context, predictor.Manifest);
        var predictions = new JsonArray();
        var stop = context.WatchStop();
        foreach (var attempt in Attempts(predictor, handed, inputs, stop))
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
    private static IEnumerable<PredictionAttempt> Attempts(Predictor predictor, IEnumerable<EncodedInput> handed, IReadOnlyList<string> inputs, CancellationToken stop) =>
        inputs.Contains(InputPaths.StandardInput, StringComparer.Ordinal)
            ? Batches.Of(handed, Batches.UsualSize, stop).SelectMany(predictor.TryPredictMany)
            : predictor.TryPredictMany(handed);
}
