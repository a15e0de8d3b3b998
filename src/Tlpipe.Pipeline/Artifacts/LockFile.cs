using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Planning;
using Tlpipe.Pipeline.Versions;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>
/// The file beside the model file, <c>NAME.lock.json</c>, that its user commits: the inputs' digests, what an application sees of the model,
/// what it reached, the artifact's digests and its environment. <see cref="ModelLock"/> reads it.
/// </summary>
internal static class LockFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes the lock, but for putting it in its place; <see langword="null"/> where there is nothing to write. One that holds the same key already is left alone: the same inputs, computed in another environment,
    /// may differ in their last bits, and a colleague's build is no reason for a change in the repository.
    /// </summary>
    /// <param name="plan">The plan that was built.</param>
    /// <param name="built">What was built.</param>
    /// <param name="files">The digests of the artifact's files.</param>
    /// <exception cref="DiagnosticException">TLP7007: it can't be written.</exception>
    public static PendingLock? Prepare(TrainingPlan plan, ModelManifest built, IReadOnlyDictionary<string, string> files)
    {
        var path = ModelLock.PathFor(plan.Spec.File);
        var present = ModelLock.TryRead(path);
        if (present is { IsCurrent: true } && present.Key == plan.Keys.Input) return null;
        var first = VersionRules.FirstTrainingKey(plan, present);
        return PendingLock.Prepare(path, Content(plan, first, built, files).ToJsonString(Readable) + "\n");
    }

    private static JsonObject Content(TrainingPlan plan, Digest first, ModelManifest built, IReadOnlyDictionary<string, string> files)
    {
        var content = Plain(plan, first, built, files);
        var inferred = plan.DataSets.Select(dataSet => (dataSet.Name, dataSet.Data.Inferred)).Where(dataSet => dataSet.Inferred is not null).ToList();
        if (inferred.Count > 0) content.Insert(content.IndexOf("tasks"), "dataSets", Object(inferred, dataSet => dataSet.Name, dataSet => dataSet.Inferred));
        return content;
    }

    private static JsonObject Plain(TrainingPlan plan, Digest first, ModelManifest built, IReadOnlyDictionary<string, string> files) => new()
    {
        ["format"] = ModelLock.CurrentFormat,
        ["model"] = plan.Spec.Name,
        ["version"] = plan.Spec.Version.ToString(),
        ["key"] = plan.Keys.Input.Hex,
        ["trainingKey"] = plan.Keys.Training.Hex,
        ["firstTrainingKey"] = first.Hex,
        ["inputs"] = Object(plan.Inputs.OrderBy(input => input.Name, StringComparer.Ordinal), input => input.Name, Input),
        ["input"] = InputOf(built.Input),
        ["tasks"] = Object(plan.Tasks.Zip(built.Tasks), pair => pair.First.Name, pair => Task(pair.First.TargetName, pair.Second)),
        ["artifact"] = new JsonObject { ["sha256"] = Object(files.OrderBy(file => file.Key, StringComparer.Ordinal), file => file.Key, file => file.Value) },
        ["environment"] = Object(built.Environment.OrderBy(part => part.Key, StringComparer.Ordinal), part => part.Key, part => part.Value),
    };

    /// <summary>What applications see of the input; the codec's settings stay in the model.</summary>
    private static JsonObject InputOf(ManifestInput input)
    {
        var content = InputJson.Of(input);
        content.Remove("settings");
        return content;
    }

    private static JsonObject Task(string target, ManifestTask task)
    {
        var best = task.Metrics.Best;
        return new()
        {
            ["target"] = target,
            ["kind"] = task.Output.Kind.ToString().ToLowerInvariant(),
            ["labels"] = new JsonArray([.. task.Output.Labels.Select(label => JsonValue.Create(label))]),
            ["primary"] = task.Metrics.Primary,
            ["split"] = best.Split.ToString().ToLowerInvariant(),
            ["n"] = best.Metrics.Count,
            ["best"] = Object(best.Metrics.Values, value => value.Name, value => Number(value.Value)),
            ["intervals"] = Object(
                best.Metrics.Values.Where(value => value is { Low: not null, High: not null }),
                value => value.Name,
                value => new JsonArray(Number(value.Low!.Value), Number(value.High!.Value))),
        };
    }

    private static JsonObject Input(PlannedInput input)
    {
        var content = new JsonObject { ["digest"] = input.Digest.Hex };
        if (input.Value is not null) content["value"] = input.Value;
        return content;
    }

    /// <summary>A number; null where it is none (JSON has no NaN).</summary>
    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static JsonObject Object<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> value) =>
        new(items.Select(item => KeyValuePair.Create(name(item), value(item))));
}
