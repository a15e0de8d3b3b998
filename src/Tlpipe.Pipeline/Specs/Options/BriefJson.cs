using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>JSON for people: of a long list (a vocabulary) only the beginning is shown, and a digest that tells one from another.</summary>
public static class BriefJson
{
    private const int Longest = 32;
    private const int Shown = 3;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a value.</summary>
    public static string Text(JsonNode? value) => Shorten(value)?.ToJsonString(Readable) ?? "null";

    private static JsonNode? Shorten(JsonNode? value) => value switch
    {
        JsonObject section => new JsonObject(section.Select(member => KeyValuePair.Create(member.Key, Shorten(member.Value)))),
        JsonArray { Count: > Longest } list => new JsonArray([.. list.Take(Shown).Select(Shorten), Rest(list)]),
        JsonArray list => new JsonArray([.. list.Select(Shorten)]),
        _ => value?.DeepClone(),
    };

    private static string Rest(JsonArray list) => $"and {list.Count - Shown} more, {Digest.Of(list.ToJsonString(Readable)).Short}";
}
