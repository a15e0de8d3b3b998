namespace Tlpipe.Abstractions;

/// <summary>Names the plugin class of an assembly: <c>[assembly: TlpipePlugin(typeof(VisionPlugin))]</c>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TlpipePluginAttribute(Type plugin) : Attribute
{
    /// <summary>The class that implements <see cref="IPlugin"/>.</summary>
    public Type Plugin { get; } = plugin;
}
