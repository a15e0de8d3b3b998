using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tlpipe.Tabular.Csv;

/// <summary>
/// What a table was found to be: the type of each input column and the kind of each target. The lock keeps it, so that other rows never change
/// a model's input unnoticed: <c>{ "columns": { "AGE": "number", "JOB": "category?" }, "targets": { "income": "class" } }</c>.
/// </summary>
/// <param name="Columns">The input columns by name, in the table's order; a question mark says that cells may be missing.</param>
/// <param name="Targets">The kinds of the targets by name.</param>
internal sealed record TableSchema(OrderedDictionary<string, ColumnSchema> Columns, OrderedDictionary<string, CsvTargetKind> Targets)
{
    private const char MayBeMissing = '?';
    private const string ColumnsKey = "columns";
    private const string TargetsKey = "targets";

    /// <summary>A schema without anything.</summary>
    public static TableSchema Empty => new([], []);

    /// <summary>Reads what <see cref="ToJson"/> wrote; what it doesn't understand is left out, and so inferred again.</summary>
    public static TableSchema FromJson(JsonObject? json)
    {
        var schema = Empty;
        foreach (var (name, text) in Words(json, ColumnsKey))
            if (Find<CsvColumnType>(text.TrimEnd(MayBeMissing)) is { } type) schema.Columns[name] = new(type, text.EndsWith(MayBeMissing));
        foreach (var (name, text) in Words(json, TargetsKey))
            if (Find<CsvTargetKind>(text) is { } kind) schema.Targets[name] = kind;
        return schema;
    }

    /// <summary>As the lock has it.</summary>
    public JsonObject ToJson() => new()
    {
        [ColumnsKey] = new JsonObject(Columns.Select(column => Member(column.Key, NameOf(column.Value.Type) + (column.Value.CanBeMissing ? MayBeMissing : "")))),
        [TargetsKey] = new JsonObject(Targets.Select(target => Member(target.Key, NameOf(target.Value)))),
    };

    private static KeyValuePair<string, JsonNode?> Member(string name, string text) => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(text));

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static TEnum? Find<TEnum>(string text)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (NameOf(value) == text) return value;
        return null;
    }

    private static IEnumerable<(string Name, string Text)> Words(JsonObject? json, string key)
    {
        if (json?[key] is not JsonObject section) yield break;
        foreach (var (name, value) in section)
            if (value is JsonValue word && word.TryGetValue(out string? text)) yield return (name, text);
    }
}
