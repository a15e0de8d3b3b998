using System.Text.Json.Nodes;
using Tlpipe.Models.Manifests;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Inspect;

/// <summary>A model for machines.</summary>
internal static class InspectJson
{
    /// <summary>The object.</summary>
    public static JsonObject Of(string folder, ModelManifest manifest, ParameterCount parameters) => new()
    {
        ["model"] = manifest.Name,
        ["version"] = manifest.Version,
        ["path"] = folder,
        ["key"] = manifest.Key.Hex,
        ["input"] = new JsonObject
        {
            ["signature"] = manifest.Input.Signature.ToString(),
            ["codec"] = manifest.Input.Codec,
            ["settings"] = manifest.Input.Settings.DeepClone(),
        },
        ["parameters"] = new JsonObject { ["total"] = parameters.Total, ["trunk"] = parameters.Trunk, ["sharing"] = parameters.Sharing, ["heads"] = parameters.Heads },
        ["classes"] = new JsonObject(manifest.Tasks.Select(task => KeyValuePair.Create(task.Name, (JsonNode?)JsonOutput.Texts(task.Output.Labels)))),
        ["tasks"] = MetricsOutput.Tasks(manifest),
        ["comparisons"] = ComparisonOutput.Of(manifest),
        ["environment"] = Texts(manifest.Environment),
        ["provenance"] = Texts(manifest.Provenance),
        ["inputs"] = new JsonObject(manifest.Inputs.Select(input => KeyValuePair.Create(input.Key, (JsonNode?)input.Value.Hex))),
        ["files"] = new JsonObject(manifest.Files.Select(file => KeyValuePair.Create(file.Key, (JsonNode?)File(folder, file.Key, file.Value.Hex)))),
    };

    private static JsonObject Texts(IReadOnlyDictionary<string, string> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)));

    private static JsonObject File(string folder, string name, string digest)
    {
        var file = new FileInfo(Path.Combine(folder, name));
        return new() { ["sha256"] = digest, ["size"] = file.Exists ? file.Length : null };
    }
}
