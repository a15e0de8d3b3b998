using System.Text.Json;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Specs;

/// <summary>The types that an option can have.</summary>
internal static class OptionTypes
{
    private static readonly Type[] ListTypes =
        [typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IEnumerable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)];

    private static readonly Type[] LeafTypes =
        [typeof(string), typeof(bool), typeof(int), typeof(long), typeof(double), typeof(InputPath), typeof(PartSpec), typeof(DataSetReference)];

    /// <summary>The type of a list's entries; <see langword="null"/> for another type.</summary>
    public static Type? ElementOf(Type type)
    {
        if (type.IsArray) return type.GetElementType();
        return type.IsGenericType && ListTypes.Contains(type.GetGenericTypeDefinition()) ? type.GetGenericArguments()[0] : null;
    }

    /// <summary>The type of the values of a section whose keys are free; <see langword="null"/> for another type.</summary>
    public static Type? NamedElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(OrderedDictionary<,>) ? type.GetGenericArguments()[1] : null;

    public static bool IsLeaf(Type type) => type.IsEnum || LeafTypes.Contains(type);

    /// <summary>An options record inside an options record.</summary>
    public static bool IsNested(Type type) =>
        !IsLeaf(type) && ElementOf(type) is null && NamedElementOf(type) is null
        && type is { IsClass: true, IsAbstract: false, Namespace: not "System" }
        && type.GetConstructor(Type.EmptyTypes) is not null;

    /// <summary>The option that an options record inside an options record is short for: <c>x: name</c> is <c>x: { use: name }</c>; <see langword="null"/> where it has none.</summary>
    public static OptionProperty? UseOf(Type type) => IsNested(type) ? OptionProperty.Of(type).FirstOrDefault(property => property.Key == "use") : null;

    public static bool IsSupported(Type type) =>
        IsLeaf(type) || IsNested(type) || (ElementOf(type) is { } element && IsSupported(element)) || (NamedElementOf(type) is { } named && IsSupported(named));

    /// <summary>The names of an enum's values in a model file: words joined by hyphens.</summary>
    public static IReadOnlyList<string> Choices(Type type) => [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];

    public static string ChoiceOf(object value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()!);

    /// <summary>The type as people read it.</summary>
    public static string NameOf(Type type)
    {
        if (type == typeof(string)) return "text";
        if (type == typeof(bool)) return "true or false";
        if (type == typeof(int) || type == typeof(long)) return "whole number";
        if (type == typeof(double)) return "number";
        if (type == typeof(InputPath)) return "path";
        if (type.IsEnum) return string.Join(" | ", Choices(type));
        return ElementOf(type) is { } element ? $"list of {NameOf(element)}" : "section";
    }

    /// <summary>A list of the wanted type from its entries.</summary>
    public static object MakeList(Type listType, Type elementType, IReadOnlyList<object?> items)
    {
        var array = Array.CreateInstance(elementType, items.Count);
        for (var i = 0; i < items.Count; i++) array.SetValue(items[i], i);
        return listType.IsArray || !listType.IsAssignableFrom(typeof(List<>).MakeGenericType(elementType))
            ? array
            : Activator.CreateInstance(typeof(List<>).MakeGenericType(elementType), array)!;
    }
}
