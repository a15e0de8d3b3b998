using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Specs;

/// <summary>
/// The JSON schema of model files (draft 2020-12), made from the parts that are present: editors complete names and options by it, and underline mistakes.
/// It accepts every file that <c>tlpipe plan</c> reads without errors; what only the data, the weights or two options together can tell is left to the plan.
/// </summary>
public static class ModelSchema
{
    /// <summary>The schema.</summary>
    /// <param name="plugins">The parts that model files can ask for.</param>
    /// <param name="warn">Told TLP1090, a part whose options can't be described; the schema accepts anything for them.</param>
    public static JsonObject Of(PluginCatalog plugins, Action<Diagnostic> warn)
    {
        var parts = new PartSchemas(plugins, warn);
        var file = new RecordSchema(parts).Of(typeof(ModelSection));
        FileRules.Add(file);
        return
        [
            new("$schema", "https://json-schema.org/draft/2020-12/schema"),
            new("title", "Tlpipe model file"),
            new("$comment", $"Made by 'tlpipe schema' from {Origin(plugins)}"),
            .. Members(file),
            new("$defs", parts.Definitions()),
        ];
    }

    private static string Origin(PluginCatalog plugins) =>
        plugins.Plugins.Count == 0 ? "the engine's own parts" : string.Join(", ", plugins.Plugins.Select(plugin => plugin.ToString()));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(JsonObject section) =>
        section.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()));
}
