using System.Text.Json.Nodes;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The schema of a section from its options record: keys, types, ranges, defaults and descriptions.</summary>
/// <param name="parts">What the keys that ask for parts accept.</param>
internal sealed class RecordSchema(PartSchemas parts)
{
    private const int MaximumDepth = 16;

    /// <summary>The schema of a section.</summary>
    public JsonObject Of(Type options) => Of(options, depth: 0);

    private JsonObject Of(Type options, int depth)
    {
        // A record that holds records of its own kind has no end.
        if (depth > MaximumDepth) return new() { ["type"] = "object" };
        var defaults = Activator.CreateInstance(options)!;
        var properties = OptionProperty.Of(options).Where(property => OptionTypes.IsSupported(property.Type)).ToList();
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties.Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Of(property, defaults, depth)))),
            ["additionalProperties"] = false,
        };
        var required = properties.Where(property => property.IsRequired).Select(property => (JsonNode?)property.Key).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        return schema;
    }

    private JsonObject Of(OptionProperty property, object defaults, int depth)
    {
        var mayBeNull = property is { IsNullable: true, IsRequired: false };
        var schema = property.Type == typeof(PartSpec)
            ? parts.Use(property.PartKind!, mayBeNull)
            : ValueOf(property.Type, property, depth);
        ValueConstraints.Add(schema, property);
        if (mayBeNull) ValueSchema.AllowNull(schema);
        if (property.Description is { } description) schema["description"] = description;
        if (DefaultOf(property, defaults) is { } value) schema["default"] = value;
        return schema;
    }

    private JsonObject ValueOf(Type type, OptionProperty property, int depth)
    {
        if (type == typeof(PartSpec)) return parts.Use(property.PartKind!, mayBeNull: false);
        if (type == typeof(DataSetReference)) return parts.Reference(property.PartKind!);
        if (OptionTypes.ElementOf(type) is { } element) return new() { ["type"] = "array", ["items"] = ValueOf(element, property, depth) };
        if (OptionTypes.NamedElementOf(type) is { } named) return new() { ["type"] = "object", ["additionalProperties"] = ValueOf(named, property, depth) };
        if (OptionTypes.IsLeaf(type)) return ValueSchema.Of(type);
        var section = Of(type, depth + 1);
        return OptionTypes.UseOf(type) is { } use && OptionProperty.Of(type).All(option => !option.IsRequired || option.Key == use.Key)
            ? ValueSchema.SectionOr(section, ValueSchema.Of(use.Type))
            : section;
    }

    /// <summary>The default that is worth showing: one that is neither empty nor a path of somebody's machine.</summary>
    private static JsonNode? DefaultOf(OptionProperty property, object defaults) =>
        property.IsRequired || property.Type == typeof(Tlpipe.Abstractions.InputPath) ? null
        : CanonicalOptions.NodeOf(property.Get(defaults)) is { } node and not (JsonArray { Count: 0 } or JsonObject { Count: 0 }) ? node
        : null;
}
