using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>The file beside the model file, <c>NAME.lock.json</c>, that its user commits: the inputs' digests, the tasks and their classes, the artifact's digest and environment.</summary>
internal static class LockFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Writes the lock. One that holds the same key already is left alone: the same inputs, computed in another environment,
    /// may differ in their last bits, and a colleague's build is no reason for a change in the repository.
    /// </summary>
    /// <param name="plan">The plan that was built.</param>
    /// <param name="files">The digests of the artifact's files.</param>
    /// <param name="environment">How it was computed.</param>
    public static void Write(TrainingPlan plan, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> environment)
    {
        var path = ModelLock.PathFor(plan.Spec.File);
        if (ModelLock.TryRead(path)?.Key != plan.Keys.Input) AtomicFile.WriteText(path, Content(plan, files, environment).ToJsonString(Readable) + "\n");
    }

    private static JsonObject Content(TrainingPlan plan, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string> environment) => new()
    {
        ["format"] = 1,
        ["model"] = plan.Spec.Name,
        ["version"] = plan.Spec.Version.ToString(),
        ["key"] = plan.Keys.Input.Hex,
        ["inputs"] = Object(plan.Inputs.OrderBy(input => input.Name, StringComparer.Ordinal), input => input.Name, Input),
        ["tasks"] = Object(plan.Tasks, task => task.Name, task => new JsonObject
        {
            ["target"] = task.TargetName,
            ["classes"] = new JsonArray([.. task.Target.Classes.Select(name => JsonValue.Create(name))]),
        }),
        ["artifact"] = new JsonObject { ["sha256"] = Object(files.OrderBy(file => file.Key, StringComparer.Ordinal), file => file.Key, file => file.Value) },
        ["environment"] = Object(environment.OrderBy(part => part.Key, StringComparer.Ordinal), part => part.Key, part => part.Value),
    };

    private static JsonObject Input(PlannedInput input)
    {
        var content = new JsonObject { ["digest"] = input.Digest.Hex };
        if (input.Value is not null) content["value"] = input.Value;
        return content;
    }

    private static JsonObject Object<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> value) =>
        new(items.Select(item => KeyValuePair.Create(name(item), value(item))));
}
