using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>A model file as editors see it: the values that YAML's core schema (1.2.2, section 10.3.2) makes of plain words.</summary>
internal static partial class YamlJson
{
    /// <summary>The value as JSON.</summary>
    public static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMapping section => new JsonObject(section.Entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(Of)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true } word => OfPlain(word.Text),
        YamlScalar word => word.Text,
        _ => null,
    };

    private static JsonNode OfPlain(string text) => text switch
    {
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when Number().IsMatch(text) && double.Parse(text, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) =>
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : number,
        _ => text,
    };

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Number();
}
