using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;

namespace Tlpipe.Pipeline.Specs;

/// <summary>Says which kind of part a key of a model file asks for.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PartAttribute : Attribute
{
    public PartAttribute(PartKind part) => Kind = PluginDiagnostics.Words(part);

    /// <param name="kind">A kind that only the engine has: <c>strategy</c>.</param>
    public PartAttribute(string kind) => Kind = kind;

    /// <summary>The kind as people say it: <c>data set</c>.</summary>
    public string Kind { get; }
}
