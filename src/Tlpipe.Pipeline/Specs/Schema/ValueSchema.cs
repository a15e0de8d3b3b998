using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The schemas of single values, as the reader takes them.</summary>
internal static class ValueSchema
{
    /// <summary>A root and what follows it, or a path that names no root.</summary>
    private const string PathForm = $@"^(\$\({Roots.NameForm}\)([/\\][\s\S]*)?\s*|(?![\s\S]*\$\()[\s\S]+)$";

    /// <summary>The schema of a value of a type.</summary>
    public static JsonObject Of(Type type)
    {
        if (type == typeof(InputPath)) return Text(PathForm);
        if (type == typeof(string)) return Text();
        if (type.IsEnum) return OneOf(OptionTypes.Choices(type));
        return new() { ["type"] = type == typeof(bool) ? "boolean" : type == typeof(double) ? "number" : "integer" };
    }

    /// <summary>A text. Without quotes YAML takes <c>2024</c> and <c>true</c> for something else, and the reader for the text that was written.</summary>
    /// <param name="pattern">What it must look like.</param>
    public static JsonObject Text(string? pattern = null)
    {
        var schema = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") };
        if (pattern is not null) schema["pattern"] = pattern;
        return schema;
    }

    /// <summary>One of some words, as YAML reads them without quotes and with.</summary>
    public static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.SelectMany(Literals)]) };

    /// <summary>A section, or a word that stands for one. Not anyOf: of a mistake in a section a validator then tells where it is, instead of that no alternative fits.</summary>
    public static JsonObject SectionOr(JsonObject section, JsonObject word) => new()
    {
        ["if"] = new JsonObject { ["type"] = "object" },
        ["then"] = section,
        ["else"] = word,
    };

    /// <summary>Accepts that a key has no value.</summary>
    public static void AllowNull(JsonObject schema)
    {
        if (schema["else"] is JsonObject word) AllowNull(word);
        if (schema["type"] is JsonArray types) types.Add("null");
        else if (schema["type"] is { } type) schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray words) words.Add(null);
    }

    private static IEnumerable<JsonNode?> Literals(string word)
    {
        yield return word;
        if (word is "true" or "false") yield return word == "true";
        else if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) yield return number;
    }
}
