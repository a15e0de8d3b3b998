using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Verification;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Verify;

/// <summary>A verified model for machines.</summary>
internal static class VerifyJson
{
    /// <summary>The object of a model, with those that it rests on under <c>upstream</c>.</summary>
    public static JsonObject Of(IReadOnlyList<VerifiedModel> chain) => new(
    [
        .. Members(chain[^1]),
        new("upstream", new JsonArray([.. chain.SkipLast(1).Select(model => new JsonObject(Members(model)))])),
    ]);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(VerifiedModel model) =>
    [
        new("model", model.Locked.Model),
        new("version", model.Locked.Version),
        new("key", model.Locked.Key.Hex),
        new("reproduced", model.IsReproduced),
        new("compared", model.IsSameEnvironment ? "bytes" : "intervals"),
        new("environment", new JsonObject { ["lock"] = Texts(model.Locked.Environment), ["here"] = Texts(model.Rebuilt.Environment) }),
        new("files", new JsonObject(model.Files.Select(file => KeyValuePair.Create(file.Name, (JsonNode?)File(file))))),
        new("tasks", new JsonObject(model.Tasks.Select(task => KeyValuePair.Create(task.Name, (JsonNode?)Task(task))))),
    ];

    private static JsonObject File(VerifiedFile file) => new() { ["same"] = file.IsSame, ["lock"] = file.Locked?.Hex, ["here"] = file.Rebuilt?.Hex };

    private static JsonObject Task(VerifiedTask task) => new()
    {
        ["metric"] = task.Metric,
        ["lock"] = JsonOutput.Number(task.Locked.Value),
        ["interval"] = task.IsWithin is null ? null : new JsonArray(task.Locked.Low, task.Locked.High),
        ["here"] = JsonOutput.Number(task.Rebuilt),
        ["within"] = task.IsWithin,
    };

    private static JsonObject Texts(IReadOnlyDictionary<string, string> parts) =>
        new(parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Value)));
}
