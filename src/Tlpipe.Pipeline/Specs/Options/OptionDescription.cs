using System.ComponentModel.DataAnnotations;

namespace Tlpipe.Pipeline.Specs;

/// <summary>One option of a part, for people.</summary>
/// <param name="Key">The key in a model file; <c>crop.scale</c> for one in a section.</param>
/// <param name="Type">The type in words, with its range or its choices.</param>
/// <param name="Default">The default as it would be written; <see langword="null"/> where there is none.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Description">What it does, from <see cref="System.ComponentModel.DescriptionAttribute"/>.</param>
public sealed record OptionDescription(string Key, string Type, string? Default, bool IsRequired, string? Description)
{
    /// <summary>The options of a record, in the order of their declaration.</summary>
    internal static IReadOnlyList<OptionDescription> Of(Type options) => [.. Describe(options, "", depth: 0)];

    private static IEnumerable<OptionDescription> Describe(Type type, string prefix, int depth)
    {
        var defaults = Activator.CreateInstance(type)!;
        foreach (var property in OptionProperty.Of(type))
        {
            if (OptionTypes.IsNested(property.Type) && depth < 4)
            {
                foreach (var inner in Describe(property.Type, $"{prefix}{property.Key}.", depth + 1)) yield return inner;
                continue;
            }

            var value = property.IsRequired || !OptionTypes.IsSupported(property.Type) ? null : property.Get(defaults);
            var text = value is null ? null : CanonicalOptions.Text(CanonicalOptions.NodeOf(value)).Trim('"');
            yield return new(prefix + property.Key, Words(property), text, property.IsRequired, property.Description);
        }
    }

    private static string Words(OptionProperty property)
    {
        if (property.Annotations.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
            return string.Join(" | ", AnnotationCheck.Words(allowed));
        var range = property.Annotations.OfType<RangeAttribute>().FirstOrDefault();
        return OptionTypes.NameOf(property.Type) + (range is null ? "" : $", {AnnotationCheck.Words(range)}");
    }
}
