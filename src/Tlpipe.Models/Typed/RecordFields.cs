using System.Globalization;
using System.Text.Json.Nodes;

namespace Tlpipe.Models;

/// <summary>Takes the fields of a record as generated classes write them. What is missing is left out.</summary>
public sealed class RecordFields
{
    private readonly JsonObject _json;

    internal RecordFields(JsonObject json) => _json = json;

    /// <summary>Adds a number; one that is none (NaN) or infinite is missing.</summary>
    public RecordFields Add(string name, double? value) => Put(name, value is { } number && double.IsFinite(number) ? JsonValue.Create(number) : null);

    /// <summary>Adds a category or a text.</summary>
    public RecordFields Add(string name, string? value) => Put(name, value is null ? null : JsonValue.Create(value));

    /// <summary>Adds a day with its time, as ISO 8601 has it.</summary>
    public RecordFields Add(string name, DateTimeOffset? value) => Put(name, value is { } time ? JsonValue.Create(time.ToString("O", CultureInfo.InvariantCulture)) : null);

    private RecordFields Put(string name, JsonValue? value)
    {
        if (value is not null) _json[name] = value;
        return this;
    }
}
