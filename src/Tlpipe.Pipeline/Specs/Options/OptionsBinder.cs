using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>
/// Fills an options record from a section of a model file. Every error is told with its own place, none stops the others,
/// and what was wrong keeps its default, so that later checks still find something to look at.
/// </summary>
/// <param name="paths">Resolves <see cref="InputPath"/>.</param>
/// <param name="diagnostics">Takes the errors.</param>
internal sealed class OptionsBinder(PathResolver paths, DiagnosticBag diagnostics)
{
    /// <summary>A new options record.</summary>
    /// <param name="type">Its type, with a public parameterless constructor.</param>
    /// <param name="section">What was written.</param>
    /// <param name="owner">Whose options they are, for errors: <c>optimizer 'sgd'</c>.</param>
    /// <param name="fallback">The place of errors about what was not written.</param>
    public object Bind(Type type, YamlMapping section, string owner, SourceLocation fallback) =>
        Bind(type, section, new(owner, "", fallback));

    private object Bind(Type type, YamlMapping section, Place place)
    {
        var options = Activator.CreateInstance(type)!;
        var properties = OptionProperty.Of(type);
        string[] keys = [.. properties.Select(property => property.Key)];
        foreach (var entry in section.Entries.Where(entry => !keys.Contains(entry.Key, StringComparer.Ordinal)))
            diagnostics.Add(SpecDiagnostics.UnknownKey(entry.KeyLocation, entry.Key, place.Owner, keys));
        var clean = true;
        foreach (var property in properties) clean &= Fill(options, property, section.Find(property.Key), place);
        if (clean) Validate(options, properties, section, place);
        return options;
    }

    private bool Fill(object options, OptionProperty property, YamlEntry? entry, Place place)
    {
        var path = place.Prefix + property.Key;
        if (entry is null)
        {
            if (property.IsRequired) diagnostics.Add(SpecDiagnostics.MissingKey(place.Location, property.Key, place.Owner));
            return !property.IsRequired;
        }

        if (entry.Value is YamlScalar { IsNull: true })
        {
            if (property is { IsNullable: true, IsRequired: false })
            {
                property.Set(options, null);
                return true;
            }

            diagnostics.Add(SpecDiagnostics.NoValue(entry.KeyLocation, path));
            return false;
        }

        if (!OptionTypes.IsSupported(property.Type))
        {
            diagnostics.Add(SpecDiagnostics.UnsupportedOptions(entry.KeyLocation, place.Owner, property.Key, property.Type.Name));
            return false;
        }

        return Convert(property.Type, entry.Value, path, entry.KeyLocation) is { } value
            && new AnnotationCheck(diagnostics).Passes(options, property, value, path, entry.Value)
            && Assign(options, property, value, entry.Value);
    }

    private bool Assign(object options, OptionProperty property, object value, YamlNode node)
    {
        try
        {
            property.Set(options, value);
            return true;
        }
        catch (TargetInvocationException error) when (error.InnerException is ArgumentException refusal)
        {
            diagnostics.Add(SpecDiagnostics.Annotation(node.Location, refusal.Message));
            return false;
        }
    }

    private void Validate(object options, IReadOnlyList<OptionProperty> properties, YamlMapping section, Place place)
    {
        if (options is not IValidatableObject validatable) return;
        foreach (var result in validatable.Validate(new ValidationContext(options)))
        {
            if (result == ValidationResult.Success) continue;
            var member = properties.FirstOrDefault(property => result.MemberNames.Contains(property.PropertyName, StringComparer.Ordinal));
            var at = member is null ? null : section.Find(member.Key)?.Value.Location;
            diagnostics.Add(SpecDiagnostics.Annotation(at ?? place.Location, result.ErrorMessage ?? $"the options of {place.Owner} don't fit together"));
        }
    }

    /// <summary>The value; <see langword="null"/> after an error.</summary>
    private object? Convert(Type type, YamlNode node, string path, SourceLocation key)
    {
        if (type == typeof(PartSpec)) return PartSpec.Read(node, path, diagnostics);
        if (type == typeof(DataSetReference)) return DataSetReference.Read(node, path, diagnostics);
        if (OptionTypes.ElementOf(type) is { } element) return ConvertList(type, element, node, path);
        if (OptionTypes.NamedElementOf(type) is { } named) return ConvertNamed(type, named, node, path);
        if (!OptionTypes.IsLeaf(type))
            return SectionOf(type, node) is { } section
                ? Bind(type, section, new($"'{path}'", $"{path}.", key))
                : Wrong($"a {(OptionTypes.UseOf(type) is null ? "" : "name or a ")}section{KeysOf(type)}", node, path);
        if (node is not YamlScalar scalar) return Wrong(Expected(type), node, path);
        if (scalar.IsNull)
        {
            diagnostics.Add(SpecDiagnostics.NoValue(node.Location, path));
            return null;
        }

        if (type.IsEnum) return ConvertChoice(type, scalar, path);
        if (type == typeof(InputPath)) return paths.Resolve(scalar.Text, path, scalar.Location, diagnostics);
        return ConvertScalar(type, scalar) ?? Wrong(Expected(type), node, path);
    }

    private static YamlMapping? SectionOf(Type type, YamlNode node) =>
        node is YamlScalar { IsNull: false } name && OptionTypes.UseOf(type) is { } use
            ? new([new(use.Key, name.Location, name)], name.Location)
            : node as YamlMapping;

    private static object? ConvertScalar(Type type, YamlScalar scalar)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        if (type == typeof(string)) return scalar.Text;
        if (!scalar.IsPlain) return null;
        if (type == typeof(bool)) return scalar.Text switch { "true" => true, "false" => false, _ => null };
        if (type == typeof(int)) return int.TryParse(scalar.Text, Whole, CultureInfo.InvariantCulture, out var small) ? small : null;
        if (type == typeof(long)) return long.TryParse(scalar.Text, Whole, CultureInfo.InvariantCulture, out var large) ? large : null;
        return double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
    }

    private object? ConvertChoice(Type type, YamlScalar scalar, string path)
    {
        var choices = OptionTypes.Choices(type);
        var index = choices.ToList().IndexOf(scalar.Text);
        if (index >= 0) return Enum.Parse(type, Enum.GetNames(type)[index]);
        diagnostics.Add(SpecDiagnostics.UnknownChoice(scalar.Location, path, scalar.Text, choices));
        return null;
    }

    private object? ConvertList(Type type, Type element, YamlNode node, string path)
    {
        if (node is not YamlSequence sequence) return Wrong(OptionTypes.IsNested(element) ? $"a list of sections{KeysOf(element)}" : "a list", node, path);
        var items = sequence.Items.Select((item, index) => Convert(element, item, $"{path}[{index}]", item.Location)).ToList();
        return items.Contains(null) ? null : OptionTypes.MakeList(type, element, items);
    }

    private object? ConvertNamed(Type type, Type element, YamlNode node, string path)
    {
        if (node is not YamlMapping section) return Wrong("a section of names", node, path);
        var named = (IDictionary)Activator.CreateInstance(type)!;
        foreach (var entry in section.Entries)
            if (Convert(element, entry.Value, $"{path}.{entry.Key}", entry.KeyLocation) is { } value)
                named.Add(entry.Key, value);
        return named;
    }

    private object? Wrong(string expected, YamlNode node, string path)
    {
        diagnostics.Add(node is YamlScalar { IsNull: true }
            ? SpecDiagnostics.NoValue(node.Location, path)
            : SpecDiagnostics.WrongValue(node.Location, path, expected, node));
        return null;
    }

    private static string KeysOf(Type type) => $" {{ {string.Join(", ", OptionProperty.Of(type).Select(property => property.Key))} }}";

    private static string Expected(Type type)
    {
        if (type == typeof(bool)) return "true or false";
        if (type == typeof(int) || type == typeof(long)) return "a whole number";
        if (type == typeof(double)) return "a number";
        return type.IsEnum ? $"one of {string.Join(", ", OptionTypes.Choices(type))}" : "a text";
    }

    private sealed record Place(string Owner, string Prefix, SourceLocation Location);
}
