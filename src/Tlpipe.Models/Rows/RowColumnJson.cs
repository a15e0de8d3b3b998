using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Rows;

/// <summary>Columns as a manifest has them: read from a file, so hostile until checked.</summary>
internal static class RowColumnJson
{
    public static string NameOf(InputFieldType type) => type switch
    {
        InputFieldType.Number => "number",
        InputFieldType.Date => "date",
        _ => "category",
    };

    public static RowColumn Read(JsonNode? node)
    {
        if (node is not JsonObject json) throw RowErrors.BadSettings("a column is no section");
        var name = Word(json, "name");
        if (string.IsNullOrWhiteSpace(name)) throw RowErrors.BadSettings("a column has no name");
        if (name.Any(char.IsControl)) throw RowErrors.BadSettings("the name of a column has a control character in it");
        var missing = Flag(json, "missing", name);
        return Word(json, "type") switch
        {
            "number" => new NumberColumn(name, missing, Number(json, "mean", name), Deviation(json, name)),
            "date" => new DateColumn(name, missing, Number(json, "mean", name), Deviation(json, name), Flag(json, "time", name)),
            "category" => new CategoryColumn(name, missing, Categories(json, name)),
            var other => throw RowErrors.BadSettings($"'{name}' is of the type '{other}', not number, category or date"),
        };
    }

    public static JsonArray Array(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)JsonValue.Create(word))]);

    public static IReadOnlyList<string>? Words(JsonObject json, string key) => json[key] switch
    {
        null => null,
        JsonArray { Count: <= RowCodecSettings.MostNumbers } array when array.All(IsWord) => [.. array.Select(word => word!.GetValue<string>())],
        _ => throw RowErrors.BadSettings($"'{key}' is no list of at most {RowCodecSettings.MostNumbers} words"),
    };

    public static char? Delimiter(JsonObject json, string key) => json[key] switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? word) && word.Length == 1 => word[0],
        _ => throw RowErrors.BadSettings($"'{key}' is not one character"),
    };

    private static bool IsWord(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? _);

    private static IReadOnlyList<string> Categories(JsonObject json, string name)
    {
        var values = Words(json, "values") ?? throw RowErrors.BadSettings($"'{name}' has no 'values'");
        return values.Distinct(StringComparer.Ordinal).Count() == values.Count ? values : throw RowErrors.BadSettings($"a value of '{name}' is there twice");
    }

    private static double Deviation(JsonObject json, string name) => Number(json, "deviation", name) is var deviation && deviation > 0
        ? deviation
        : throw RowErrors.BadSettings($"the 'deviation' of '{name}' is not above 0");

    private static double Number(JsonObject json, string key, string name) => json[key] is JsonValue value && value.TryGetValue(out double number) && double.IsFinite(number)
        ? number
        : throw RowErrors.BadSettings($"the '{key}' of '{name}' is no number");

    private static bool Flag(JsonObject json, string key, string name) => json[key] switch
    {
        null => false,
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        _ => throw RowErrors.BadSettings($"'{key}' of '{name}' is neither true nor false"),
    };

    private static string? Word(JsonObject json, string key) => json[key] is JsonValue value && value.TryGetValue(out string? word) ? word : null;
}
