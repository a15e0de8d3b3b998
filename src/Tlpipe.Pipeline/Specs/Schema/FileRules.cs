using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tlpipe.Pipeline.Planning.Advice;

namespace Tlpipe.Pipeline.Specs;

/// <summary>What the reader asks of a model file beyond the types of its keys.</summary>
internal static partial class FileRules
{
    /// <summary>Adds it to the schema of the file.</summary>
    public static void Add(JsonObject file)
    {
        var keys = file["properties"]!.AsObject();
        keys["model"]!["pattern"] = $"^{SpecReader.ModelNameForm}$";
        keys["version"]!["type"] = "string";
        keys["version"]!["pattern"] = $"^{GroupName().Replace(SemanticVersion.Form, "(?:")}$";
        foreach (var named in new[] { "tasks", "datasets" }) keys[named]!["propertyNames"] = new JsonObject { ["pattern"] = $"^{SpecReader.PartNameForm}$" };
        keys["tasks"]!["minProperties"] = 1;
        keys["silence"]!["propertyNames"] = new JsonObject { ["enum"] = new JsonArray([.. AdviceCodes.Known.Select(code => (JsonNode?)code)]) };
        keys["silence"]!["additionalProperties"]!["minLength"] = 1;
        AddDefaults(keys["training"]!["properties"]!.AsObject());
        AddGate(keys["gates"]!["items"]!.AsObject());
        AddComparison(keys["compare"]!.AsObject());
    }

    /// <summary>The parts of a training that says nothing of them.</summary>
    private static void AddDefaults(JsonObject training)
    {
        var usual = SpecReader.Training(new(), new("", 1, 1));
        foreach (var property in typeof(TrainingSpec).GetProperties().Where(property => property.PropertyType == typeof(PartSpec)))
            training[JsonNamingPolicy.CamelCase.ConvertName(property.Name)]!["default"] = Written((PartSpec)property.GetValue(usual)!);
    }

    private static JsonNode Written(PartSpec part) => part.Options.Entries.Count == 0
        ? part.Use
        : new JsonObject([new("use", part.Use), .. part.Options.Entries.Select(option => KeyValuePair.Create(option.Key, YamlJson.Of(option.Value)))]);

    /// <summary>A gate is of a metric, or of negative transfer.</summary>
    private static void AddGate(JsonObject gate)
    {
        gate["if"] = JsonNode.Parse("""{ "required": ["negativeTransfer"], "properties": { "negativeTransfer": { "not": { "type": "null" } } } }""");
        gate["then"] = JsonNode.Parse("""{ "properties": { "metric": { "type": "null" }, "min": { "type": "null" }, "max": { "type": "null" } } }""");
        gate["else"] = JsonNode.Parse("""{ "required": ["metric"], "anyOf": [{ "required": ["min"] }, { "required": ["max"] }] }""");
    }

    /// <summary>One comparison or a list of them, each with the keys of its kind.</summary>
    private static void AddComparison(JsonObject compare)
    {
        var one = compare["items"]!.AsObject();
        var keys = one["properties"]!.AsObject();
        keys["rates"]!["minItems"] = 1;
        keys["rates"]!["items"]!["exclusiveMinimum"] = 0;
        keys["sizes"]!["items"] = JsonNode.Parse($$"""{ "type": ["integer", "string"], "minimum": 1, "pattern": "^(0*[1-9][0-9]*|{{ComparisonReader.All}})$" }""");
        one["if"] = JsonNode.Parse($$"""{ "required": ["with"], "properties": { "with": { "const": "{{OptionTypes.ChoiceOf(ComparisonKind.Scratch)}}" } } }""");
        one["then"] = JsonNode.Parse("""{ "properties": { "pairs": false } }""");
        one["else"] = JsonNode.Parse("""{ "properties": { "sizes": false, "rates": false } }""");
        compare.Remove("items");
        compare.Remove("type");
        compare["if"] = JsonNode.Parse("""{ "type": "array" }""");
        compare["then"] = new JsonObject { ["items"] = one };
        compare["else"] = new JsonObject { ["if"] = JsonNode.Parse("""{ "not": { "type": "null" } }"""), ["then"] = one.DeepClone() };
    }

    [GeneratedRegex(@"\(\?<[a-z]+>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex GroupName();
}
