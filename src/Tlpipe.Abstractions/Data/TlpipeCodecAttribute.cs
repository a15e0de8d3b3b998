using System.Diagnostics.CodeAnalysis;

namespace Tlpipe.Abstractions;

/// <summary>
/// Says that an assembly brings a codec: <c>[assembly: TlpipeCodec("point", typeof(PointCodecFactory), Package = "Points.Runtime")]</c>.
/// Such an assembly is a runtime package of its own, an ordinary library, which the plugin references and the application gets:
/// with it the application runs the model without the plugin. A model's manifest names the package and the assembly.
/// </summary>
/// <param name="name">The codec's name, <see cref="IInputCodec.Name"/>.</param>
/// <param name="factory">The class that implements <see cref="ICodecFactory"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class TlpipeCodecAttribute(
    string name,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type factory) : Attribute
{
    /// <summary>The codec's name.</summary>
    public string Name { get; } = name;

    /// <summary>The class that makes it.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)]
    public Type Factory { get; } = factory;

    /// <summary>The NuGet package that the assembly comes in.</summary>
    /// <value>The assembly's name.</value>
    public string? Package { get; set; }
}
