using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>Data annotations as JSON schema has them. One that it can't say as exactly is left to the reader.</summary>
internal static partial class ValueConstraints
{
    /// <summary>Adds those of an option to the schema of its values.</summary>
    public static void Add(JsonObject schema, OptionProperty property)
    {
        foreach (var annotation in property.Annotations)
            switch (annotation)
            {
                case RequiredAttribute { AllowEmptyStrings: false } when property.Type == typeof(string):
                    schema["minLength"] = 1;
                    break;
                case RangeAttribute range:
                    Add(schema, range);
                    break;
                case AllowedValuesAttribute allowed:
                    schema.Remove("type");
                    schema["enum"] = ValueSchema.OneOf(AnnotationCheck.Words(allowed))["enum"]!.DeepClone();
                    break;
                case StringLengthAttribute length:
                    AddLength(schema, property, length.MinimumLength, length.MaximumLength);
                    break;
                case LengthAttribute length:
                    AddLength(schema, property, length.MinimumLength, length.MaximumLength);
                    break;
                case MinLengthAttribute length:
                    AddLength(schema, property, length.Length, null);
                    break;
                case MaxLengthAttribute length:
                    AddLength(schema, property, 0, length.Length);
                    break;
                case RegularExpressionAttribute { Pattern: var pattern } when IsCommon().IsMatch(pattern):
                    schema["pattern"] = $"^({pattern})?$";
                    break;
                default:
                    break;
            }
    }

    private static void Add(JsonObject schema, RangeAttribute range)
    {
        if (Limit(range.Minimum) is { } low) schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = low;
        if (Limit(range.Maximum) is { } high) schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = high;
    }

    private static void AddLength(JsonObject schema, OptionProperty property, int least, int? most)
    {
        var (low, high) = property.Type == typeof(string) ? ("minLength", "maxLength")
            : OptionTypes.NamedElementOf(property.Type) is null ? ("minItems", "maxItems") : ("minProperties", "maxProperties");
        // .NET counts UTF-16 code units, JSON schema characters, which may be two of them.
        var shortest = property.Type == typeof(string) ? (least + 1) / 2 : least;
        if (shortest > 0) schema[low] = shortest;
        if (most is >= 0) schema[high] = most;
    }

    /// <summary>A limit as it is written; <see langword="null"/> where there is none.</summary>
    private static JsonNode? Limit(object limit) => AnnotationCheck.IsOpen(limit)
        ? null
        : JsonNode.Parse(Convert.ToDecimal(limit, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));

    /// <summary>Regular expressions that mean the same in .NET and in ECMAScript: nothing escaped but signs, and no group but plain ones.</summary>
    [GeneratedRegex(@"^(?:[^\\(]|\\[.+*?^$()[\]{}|/\\-]|\((?!\?))*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex IsCommon();
}
