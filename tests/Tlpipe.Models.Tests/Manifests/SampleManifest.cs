using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;

namespace Tlpipe.Models.Tests.Manifests;

/// <summary>A manifest with everything in it.</summary>
internal static class SampleManifest
{
    public static ModelManifest Create() => new()
    {
        Name = "ants-vs-bees",
        Version = "1.0.0",
        Key = Digest.Of("key"),
        TrainingKey = Digest.Of("training"),
        Input = new ManifestInput(InputSignature.Picture(224, null), "picture", new JsonObject { ["size"] = 224, ["upright"] = true }),
        Tasks =
        [
            new ManifestTask(
                "insect",
                new OutputSignature(OutputKind.Softmax, ["ants", "bees & wäsps"]),
                new ManifestMetrics(
                    "accuracy",
                    7,
                    new MeasuredSplit(Split.Validation, new MeasuredMetrics(153, [new MetricValue("accuracy", 0.935)])),
                    new MeasuredSplit(Split.Validation, new MeasuredMetrics(153, [new MetricValue("accuracy", 0.1 + 0.2, 0.25, 0.5), new MetricValue("macroF1", double.NaN)], new JsonObject { ["confusion"] = new JsonArray(1, 2) })),
                    new MeasuredSplit(Split.Validation, new MeasuredMetrics(153, [new MetricValue("accuracy", 1)])),
                    new MeasuredSplit(Split.Test, new MeasuredMetrics(10, [new MetricValue("accuracy", 0.5)])))),
            new ManifestTask(
                "weight",
                new OutputSignature(OutputKind.Number, []),
                new ManifestMetrics(
                    "error",
                    1,
                    null,
                    new MeasuredSplit(Split.Validation, new MeasuredMetrics(3, [new MetricValue("error", 1e-7)])),
                    new MeasuredSplit(Split.Validation, new MeasuredMetrics(3, [new MetricValue("error", 2)])),
                    null)),
        ],
        Inputs = new Dictionary<string, Digest> { ["weights"] = Digest.Of("w"), ["data.insect"] = Digest.Of("d") },
        Comparisons =
        [
            new("single-task", 2, new Dictionary<string, ComparedTask> { ["car"] = new("loses", new Dictionary<string, MeanAndDeviation> { ["difference"] = new(-0.25, 0.125) }) }, new(-0.5, null)),
            new("scratch", 1, new Dictionary<string, ComparedTask> { ["car"] = new("same", new Dictionary<string, MeanAndDeviation> { ["start"] = new(null, null) }) }),
        ],
        Provenance = new Dictionary<string, string> { ["tlpipe"] = "0.1.0", ["plugin.Tlpipe.Vision"] = "0.1.0" },
        Environment = new Dictionary<string, string> { ["threads"] = "2", ["device"] = "cpu" },
        Files = new Dictionary<string, Digest> { ["program.pt"] = Digest.Of("p"), ["model.safetensors"] = Digest.Of("m") },
    };
}
