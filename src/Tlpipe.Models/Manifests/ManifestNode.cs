using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Models.Manifests;

/// <summary>A value in a manifest with its place there, for errors.</summary>
internal sealed record ManifestNode(string File, string Place, JsonNode? Value)
{
    /// <summary>The member of an object; an error where it is missing.</summary>
    public ManifestNode this[string name] =>
        Object.TryGetPropertyValue(name, out var value) ? new ManifestNode(File, Inner(name), value) : throw ManifestErrors.Malformed(File, $"'{Inner(name)}' is missing");

    public JsonObject Object => Value as JsonObject ?? throw NotOf("an object");

    public IEnumerable<ManifestNode> Items =>
        (Value as JsonArray ?? throw NotOf("a list")).Select((item, index) => new ManifestNode(File, $"{Place}[{index}]", item));

    public IEnumerable<(string Name, ManifestNode Node)> Members => Object.Select(member => (member.Key, new ManifestNode(File, Inner(member.Key), member.Value)));

    public string Text => Value is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : throw NotOf("a text");

    public long Whole => Value is JsonValue value && value.TryGetValue(out long number) && number >= 0 ? number : throw NotOf("a whole number");

    public bool Flag => Value is JsonValue value && value.TryGetValue(out bool flag) ? flag : throw NotOf("true or false");

    public int Count => Whole is var number and <= int.MaxValue ? (int)number : throw NotOf("a count");

    /// <summary>A number; NaN where it is null.</summary>
    public double Number => Value switch
    {
        null => double.NaN,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.TryGetValue(out double number) && double.IsFinite(number) => number,
        _ => throw NotOf("a number"),
    };

    public Digest Digest =>
        Text is { Length: 64 } hex && hex.All(char.IsAsciiHexDigitLower) ? new Digest(hex) : throw NotOf("a SHA-256 digest of 64 lower-case hexadecimal digits");

    /// <summary>The member of an object, null where it is missing.</summary>
    public ManifestNode? Find(string name) => Object.ContainsKey(name) ? this[name] : null;

    public Dictionary<string, T> Dictionary<T>(Func<ManifestNode, T> read) => Members.ToDictionary(member => member.Name, member => read(member.Node), StringComparer.Ordinal);

    public DiagnosticException NotOf(string kind) => ManifestErrors.Malformed(File, $"{(Place.Length == 0 ? "it" : $"'{Place}'")} is not {kind}");

    private string Inner(string name) => Place.Length == 0 ? name : $"{Place}.{name}";
}
