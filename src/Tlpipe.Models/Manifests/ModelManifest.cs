using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Manifests;

/// <summary>What <c>model.json</c> says of a model. It holds no clock, no host and no absolute path: the same inputs give the same bytes.</summary>
public sealed record ModelManifest
{
    /// <summary>The version of the manifest's own format.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The model's semantic version.</summary>
    public required string Version { get; init; }

    /// <summary>The input key: what was asked for.</summary>
    public required Digest Key { get; init; }

    /// <summary>The training key: models that differ only in name, version or report share it.</summary>
    public required Digest TrainingKey { get; init; }

    /// <summary>How an input becomes a tensor.</summary>
    public required ManifestInput Input { get; init; }

    /// <summary>The tasks, in the order of the program's outputs.</summary>
    public required IReadOnlyList<ManifestTask> Tasks { get; init; }

    /// <summary>What its comparisons showed, in short; <c>metrics.json</c> has all of it.</summary>
    public IReadOnlyList<ManifestComparison> Comparisons { get; init; } = [];

    /// <summary>The digests of everything that went in, by a stable name.</summary>
    public required IReadOnlyDictionary<string, Digest> Inputs { get; init; }

    /// <summary>What built it: the <c>backbone</c>'s name, and the versions of <c>tlpipe</c> and of each plugin (<c>plugin.Tlpipe.Vision</c>).</summary>
    public required IReadOnlyDictionary<string, string> Provenance { get; init; }

    /// <summary>How it was computed: engine, device, threads, cpu, architecture.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The digests of the artifact's other files, by file name: <c>model.safetensors</c>, <c>program.pt</c>, <c>metrics.json</c>, <c>predictions.json</c>.</summary>
    public required IReadOnlyDictionary<string, Digest> Files { get; init; }
}

/// <summary>The input of a model.</summary>
/// <param name="Signature">What the program takes, without the batch dimension.</param>
/// <param name="Codec">The codec's name: <c>picture</c>.</param>
/// <param name="Settings">The codec's settings.</param>
public sealed record ManifestInput(InputSignature Signature, string Codec, JsonObject Settings)
{
    /// <summary>How an application hands over one input.</summary>
    /// <value><see cref="InputForm.File"/>.</value>
    public InputForm Form { get; init; } = InputForm.File;

    /// <summary>Where the codec comes from; <see langword="null"/> for one of this package.</summary>
    public CodecRuntime? Runtime { get; init; }
}

/// <summary>The library that brings a codec to an application.</summary>
/// <param name="Package">The NuGet package.</param>
/// <param name="Version">Its version when the model was built.</param>
/// <param name="Assembly">The simple name of the assembly in it, which has the <see cref="TlpipeCodecAttribute"/>.</param>
public sealed record CodecRuntime(string Package, string Version, string Assembly);

/// <summary>One task of a model.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Output">How its output reads.</param>
/// <param name="Metrics">What it reached.</param>
public sealed record ManifestTask(string Name, OutputSignature Output, ManifestMetrics Metrics);

/// <summary>What a task reached. Metrics are on validation; the split, the count and the intervals stand beside them.</summary>
/// <param name="Primary">The name of the metric that chose the epoch that ships.</param>
/// <param name="BestEpoch">The epoch that ships, from 1.</param>
/// <param name="Start">What the features knew before training.</param>
/// <param name="Best">The epoch that ships.</param>
/// <param name="Last">The last epoch.</param>
/// <param name="Test">The epoch that ships, on the test split, where there is one.</param>
public sealed record ManifestMetrics(
    string Primary,
    int BestEpoch,
    MeasuredSplit? Start,
    MeasuredSplit Best,
    MeasuredSplit Last,
    MeasuredSplit? Test);

/// <summary>The metrics of one split.</summary>
/// <param name="Split">The split.</param>
/// <param name="Metrics">The metrics, their count and their intervals. In JSON the values are plain numbers: <c>"best": { "accuracy": 0.95, "split": "validation", "n": 153, "intervals": { "accuracy": [0.91, 0.97] }, "details": { … } }</c>.</param>
public sealed record MeasuredSplit(Split Split, MeasuredMetrics Metrics);
