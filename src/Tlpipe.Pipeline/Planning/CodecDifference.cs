using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Planning;

/// <summary>In what two codecs differ: the first setting that does.</summary>
/// <param name="Path">The path of the setting; empty where they are different codecs.</param>
/// <param name="One">What the one has there, for people.</param>
/// <param name="Other">What the other has there.</param>
internal sealed record CodecDifference(string Path, string One, string Other)
{
    /// <summary>The difference; <see langword="null"/> where there is none.</summary>
    public static CodecDifference? Between(CodecDescription one, CodecDescription other) =>
        one.Name != other.Name ? new("", $"'{one.Name}'", $"'{other.Name}'") : First("", one.Settings, other.Settings);

    private static CodecDifference? First(string path, JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonObject first, JsonObject second) => first.Select(member => member.Key).Union(second.Select(member => member.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(key => First(path.Length == 0 ? key : $"{path}.{key}", first[key], second[key]))
            .FirstOrDefault(difference => difference is not null),
        (JsonArray first, JsonArray second) => Enumerable.Range(0, Math.Max(first.Count, second.Count))
            .Select(index => First($"{path}[{index}]", At(first, index), At(second, index)))
            .FirstOrDefault(difference => difference is not null),
        _ when CanonicalOptions.Text(one) == CanonicalOptions.Text(other) => null,
        _ => new(path, Words(one), Words(other)),
    };

    private static JsonNode? At(JsonArray list, int index) => index < list.Count ? list[index] : null;

    private static string Words(JsonNode? value) => value is null ? "nothing" : SpecDiagnostics.Shown(BriefJson.Text(value));
}
