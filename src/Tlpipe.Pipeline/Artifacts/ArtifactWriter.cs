using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Comparing;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Training;
using static Tlpipe.Torch.torch;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Turns a trained model into the files of an artifact.</summary>
internal sealed class ArtifactWriter(TrainingPlan plan, TrainingEnvironment environment, string toolVersion)
{
    /// <summary>The input key among the metadata of the weights' file.</summary>
    public const string KeyMetadata = "key";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes weights, program, curves, predictions and manifest.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="trained">The trained model.</param>
    public void Write(string folder, TrainedModel trained)
    {
        using (NewDisposeScope())
        {
            WriteWeights(folder, trained.Network.state_dict());
            ProgramTrace.Save(trained.Network, plan, environment.Device, Path.Combine(folder, ArtifactFiles.Program));
        }

        File.WriteAllText(Path.Combine(folder, ArtifactFiles.Metrics), Json(MetricsJson.Of(plan.Tasks, trained.History)));
        PredictionsFile.Write(folder, trained.Predictions);
        WriteManifest(folder, [.. plan.Tasks.Select(task => Task(task, trained.History))], Names(environment), Provenance(), []);
    }

    /// <summary>Makes an artifact of the same training, under another name or version or with other report inputs, this plan's.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="source">The other artifact's folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="comparisons">What this plan's comparisons showed; <see langword="null"/> where it asks for none.</param>
    public void Restamp(string folder, string source, ModelManifest manifest, ComparisonOutcome? comparisons)
    {
        using (NewDisposeScope())
        {
            using var file = Models.Checkpoints.Checkpoint.Open(Path.Combine(source, ArtifactFiles.Weights));
            WriteWeights(folder, TensorFile.ReadAll(file));
        }

        foreach (var name in new[] { ArtifactFiles.Program, ArtifactFiles.Predictions }.Where(name => File.Exists(Path.Combine(source, name))))
            File.Copy(Path.Combine(source, name), Path.Combine(folder, name));
        RunFile.Copy(source, folder, comparisons);
        CopyMetrics(folder, source, comparisons);
        WriteManifest(folder, manifest.Tasks, manifest.Environment, manifest.Provenance, comparisons?.Summaries ?? []);
    }

    private static void CopyMetrics(string folder, string source, ComparisonOutcome? comparisons)
    {
        var (from, to) = (Path.Combine(source, ArtifactFiles.Metrics), Path.Combine(folder, ArtifactFiles.Metrics));
        if (comparisons is null)
        {
            File.Copy(from, to);
            return;
        }

        var metrics = JsonNode.Parse(File.ReadAllBytes(from))!.AsObject();
        metrics["comparisons"] = ComparisonJson.Of(comparisons.Comparisons);
        File.WriteAllText(to, Json(metrics));
    }

    private void WriteWeights(string folder, IReadOnlyDictionary<string, Tensor> state) =>
        TensorFile.Save(Path.Combine(folder, ArtifactFiles.Weights), state, new Dictionary<string, string>
        {
            ["name"] = plan.Spec.Name,
            ["version"] = plan.Spec.Version.ToString(),
            [KeyMetadata] = plan.Keys.Input.Hex,
        });

    private void WriteManifest(
        string folder,
        IReadOnlyList<ManifestTask> tasks,
        IReadOnlyDictionary<string, string> computed,
        IReadOnlyDictionary<string, string> provenance,
        IReadOnlyList<ManifestComparison> comparisons)
    {
        var codec = plan.DataSets[0].Data.Codec;
        string[] names = [ArtifactFiles.Weights, ArtifactFiles.Program, ArtifactFiles.Metrics, ArtifactFiles.Predictions];
        var files = names.Where(name => File.Exists(Path.Combine(folder, name)));
        ManifestFile.Write(Path.Combine(folder, ArtifactFiles.Manifest), new()
        {
            Name = plan.Spec.Name,
            Version = plan.Spec.Version.ToString(),
            Key = plan.Keys.Input,
            TrainingKey = plan.Keys.Training,
            Input = new(codec.Output, codec.Name, codec.Settings) { Form = codec.Form, Runtime = CodecRuntimes.Of(codec) },
            Tasks = tasks,
            Comparisons = comparisons,
            Inputs = plan.Inputs.ToDictionary(input => input.Name, input => input.Digest),
            Provenance = provenance,
            Environment = computed,
            Files = files.ToDictionary(name => name, name => DigestOf(Path.Combine(folder, name))),
        });
    }

    private static Digest DigestOf(string path)
    {
        using var file = File.OpenRead(path);
        return Digest.Of(file);
    }

    private static ManifestTask Task(PlannedTask task, TrainingHistory history) => new(
        task.Name,
        task.Head.Output(task.Target),
        new(
            task.PrimaryMetric.Name,
            history.BestEpoch,
            history.Start.TryGetValue(task.Name, out var start) ? new(Split.Validation, start) : null,
            new(Split.Validation, history.Best.Tasks[task.Name].Validation),
            new(Split.Validation, history.Last.Tasks[task.Name].Validation),
            history.Test.TryGetValue(task.Name, out var test) ? new(Split.Test, test) : null));

    /// <summary>What the engine computes with, and what the codecs read the examples with.</summary>
    private Dictionary<string, string> Names(TrainingEnvironment environment)
    {
        var names = new Dictionary<string, string>
        {
            ["engine"] = environment.Engine,
            ["device"] = environment.Device,
            ["threads"] = environment.Threads.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["cpu"] = environment.CpuCapability,
            ["architecture"] = environment.Architecture,
        };
        foreach (var (name, value) in plan.DataSets.SelectMany(dataSet => dataSet.Data.Codec.Environment)) names.TryAdd(name, value);
        return names;
    }

    private Dictionary<string, string> Provenance()
    {
        var versions = plan.Inputs.Where(input => input.Name.StartsWith("plugin.", StringComparison.Ordinal) && input.Value is not null)
            .ToDictionary(input => input.Name, input => input.Value!, StringComparer.Ordinal);
        versions.Add("backbone", plan.Spec.Backbone.Use);
        versions.Add("tlpipe", toolVersion);
        return versions;
    }

    private static string Json(JsonNode node) => node.ToJsonString(Readable) + "\n";
}
