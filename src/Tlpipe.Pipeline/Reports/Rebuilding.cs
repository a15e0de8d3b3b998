using System.Text.Json.Nodes;

namespace Tlpipe.Pipeline.Reports;

/// <summary>How a reader makes the same model again.</summary>
internal static class Rebuilding
{
    /// <summary>The commands, each with what it does.</summary>
    /// <param name="model">The manifest.</param>
    public static JsonArray Of(JsonObject model)
    {
        var file = $"{Text(model["name"])}.model.yaml";
        var environment = model["environment"] as JsonObject;
        var options = string.Concat(new[] { "device", "threads" }.Where(name => environment?[name] is not null).Select(name => $" --{name} {Text(environment![name])}"));
        return
        [
            Step($"tlpipe train {file}{options}", "Trains it, or takes it from a cache where the inputs are the same. This and the others take --root NAME=PATH for each $(NAME) in the file."),
            Step($"tlpipe verify {file}", "Builds it again from nothing and compares each file with its lock, byte by byte."),
            Step($"tlpipe plan {file}", "Says which input differs, where one does."),
        ];
    }

    private static JsonObject Step(string command, string says) => new() { ["command"] = command, ["says"] = says };

    private static string Text(JsonNode? node) => node is JsonValue value ? value.ToString() : "model";
}
