using System.Reflection;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Specs;

/// <summary>What a key that asks for a part accepts: the part's name, where it needs no options, or a section with <c>use</c> and the options of that part.</summary>
internal sealed class PartSchemas
{
    private const string UseKey = "use";
    private static readonly string Backbone = PluginDiagnostics.Words(PartKind.Backbone);

    private readonly ILookup<string, (CatalogPart Part, JsonObject Options)> _kinds;

    /// <summary>Describes all parts.</summary>
    public PartSchemas(PluginCatalog plugins, Action<Diagnostic> warn)
    {
        var records = new RecordSchema(this);
        _kinds = plugins.Parts.Select(part => (part, Options(part, records, warn))).ToLookup(item => item.part.Kind);
    }

    /// <summary>The sections of every kind, for <c>$defs</c>.</summary>
    public JsonObject Definitions() => new(_kinds.Select(kind => KeyValuePair.Create(NameOf(kind.Key), (JsonNode?)SectionOf([.. kind]))));

    /// <summary>What a key accepts that asks for a part.</summary>
    /// <param name="kind">The kind: <c>data set</c>.</param>
    /// <param name="mayBeNull">Whether it may have no value.</param>
    public JsonObject Use(string kind, bool mayBeNull)
    {
        var words = _kinds[kind].Where(item => item.Options["required"] is null).Select(item => (JsonNode?)item.Part.Name);
        return SectionOr(kind, new() { ["enum"] = new JsonArray([.. words, .. mayBeNull ? new JsonNode?[] { null } : []]) });
    }

    /// <summary>What a key accepts that names a part written elsewhere, or has one of its own.</summary>
    public JsonObject Reference(string kind) => SectionOr(kind, ValueSchema.Text($"^{SpecReader.PartNameForm}$"));

    private static JsonObject SectionOr(string kind, JsonObject word) => ValueSchema.SectionOr(new() { ["$ref"] = $"#/$defs/{NameOf(kind)}" }, word);

    private static JsonObject SectionOf(IReadOnlyList<(CatalogPart Part, JsonObject Options)> parts) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { [UseKey] = new JsonObject { ["enum"] = new JsonArray([.. parts.Select(item => (JsonNode?)item.Part.Name)]) } },
        ["required"] = new JsonArray(UseKey),
        ["allOf"] = new JsonArray([.. parts.Select(item => new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { [UseKey] = new JsonObject { ["const"] = item.Part.Name } }, ["required"] = new JsonArray(UseKey) },
            ["then"] = item.Options.DeepClone(),
        })]),
    };

    private static JsonObject Options(CatalogPart part, RecordSchema records, Action<Diagnostic> warn)
    {
        JsonObject options;
        try
        {
            options = records.Of(part.OptionsType);
        }
#pragma warning disable CA1031 // A plugin's record may throw anything when it is made; the other parts can be described all the same.
        catch (Exception error)
#pragma warning restore CA1031
        {
            warn(SchemaDiagnostics.NotDescribed(part, (error as TargetInvocationException)?.InnerException ?? error));
            return new() { ["title"] = part.ToString() };
        }

        var keys = options["properties"]!.AsObject();
        keys.Insert(0, UseKey, true);
        if (part.Kind == Backbone) keys["weights"] = Weights(records);
        return [new("title", part.ToString()), .. options.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))];
    }

    private static JsonNode Weights(RecordSchema records) => records.Of(typeof(WeightsSection))["properties"]!["weights"]!.DeepClone();

    private static string NameOf(string kind) => kind.Replace(' ', '-');
}
