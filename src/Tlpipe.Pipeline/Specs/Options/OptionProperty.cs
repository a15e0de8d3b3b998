using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace Tlpipe.Pipeline.Specs;

/// <summary>One property of an options record, as a model file knows it.</summary>
internal sealed class OptionProperty
{
    private readonly PropertyInfo _property;

    private OptionProperty(PropertyInfo property, NullabilityInfoContext nullability)
    {
        _property = property;
        Key = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        IsNullable = Type != property.PropertyType || nullability.Create(property).WriteState == NullabilityState.Nullable;
        Annotations = [.. property.GetCustomAttributes<ValidationAttribute>(inherit: true)];
    }

    /// <summary>The key in a model file.</summary>
    public string Key { get; }

    /// <summary>The type, without <see cref="Nullable{T}"/>.</summary>
    public Type Type { get; }

    public bool IsNullable { get; }

    public IReadOnlyList<ValidationAttribute> Annotations { get; }

    public bool IsRequired => Annotations.Any(annotation => annotation is RequiredAttribute);

    public string PropertyName => _property.Name;

    public string? Description => _property.GetCustomAttribute<DescriptionAttribute>()?.Description;

    /// <summary>The kind of part that it asks for; <see langword="null"/> where it asks for none.</summary>
    public string? PartKind => _property.GetCustomAttribute<PartAttribute>()?.Kind;

    /// <summary>The settable public properties of an options record, in the order of their declaration.</summary>
    public static IReadOnlyList<OptionProperty> Of(Type options)
    {
        var nullability = new NullabilityInfoContext();
        return [.. options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property is { CanRead: true, SetMethod.IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => new OptionProperty(property, nullability))];
    }

    /// <summary>Whether the canonical form leaves it out, because it has the value of its <see cref="DefaultValueAttribute"/>.</summary>
    public bool IsLeftOut(object options) =>
        _property.GetCustomAttribute<DefaultValueAttribute>(inherit: true) is { } unwritten && Equals(unwritten.Value, Get(options));

    public object? Get(object options) => _property.GetValue(options);

    /// <exception cref="TargetInvocationException">The property itself refuses the value.</exception>
    public void Set(object options, object? value) => _property.SetValue(options, value);
}
