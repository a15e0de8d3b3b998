using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>
/// Options as canonical JSON: defaults filled in, keys in order, paths left out. Two spellings of the same options are the same text.
/// An option with a <see cref="System.ComponentModel.DefaultValueAttribute"/> is left out where it has that value, so that models from before there was such an option keep their keys.
/// </summary>
internal static class CanonicalOptions
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A part as canonical JSON: its options, and its name under <c>use</c>.</summary>
    public static JsonObject Of(string use, object options) => Sorted(Members(options).Append(new("use", use)));

    /// <summary>Options as canonical JSON.</summary>
    public static JsonObject Of(object options) => Sorted(Members(options));

    /// <summary>The text that is digested and shown.</summary>
    public static string Text(JsonNode? node) => node is null ? "null" : node.ToJsonString(Readable);

    /// <summary>The same object with its keys in order, inside as well.</summary>
    public static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject section => Sorted(section.Select(member => KeyValuePair.Create(member.Key, Sort(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sort)]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Members(object options) =>
        OptionProperty.Of(options.GetType()).Where(property => !property.IsLeftOut(options)).Select(property => KeyValuePair.Create(property.Key, NodeOf(property.Get(options))));

    private static JsonObject Sorted(IEnumerable<KeyValuePair<string, JsonNode?>> members) =>
        new(members.OrderBy(member => member.Key, StringComparer.Ordinal));

    public static JsonNode? NodeOf(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        int number => number,
        long number => number,
        double number => number,
        Enum choice => OptionTypes.ChoiceOf(choice),
        InputPath => "",
        IDictionary named => Sorted(named.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, NodeOf(named[key])))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(NodeOf)]),
        _ when OptionTypes.IsNested(value.GetType()) => Of(value),
        _ => throw new NotSupportedException($"an option of type {value.GetType()}"),
    };
}
