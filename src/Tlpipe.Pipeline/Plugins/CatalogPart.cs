using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>A part that model files can ask for.</summary>
public sealed class CatalogPart
{
    private readonly Func<object> _provider;

    internal CatalogPart(string kind, string name, Type optionsType, Func<object> provider)
    {
        Kind = kind;
        Name = name;
        OptionsType = optionsType;
        _provider = provider;
    }

    /// <summary>The kind as people say it: <c>data set</c>, <c>backbone</c>, <c>strategy</c>.</summary>
    public string Kind { get; }

    /// <summary>The name that model files use.</summary>
    public string Name { get; }

    /// <summary>The plugin that it comes from; <see langword="null"/> for the engine's own.</summary>
    public LoadedPlugin? Plugin { get; internal set; }

    /// <summary>The options, in the order of their declaration.</summary>
    public IReadOnlyList<OptionDescription> Options => OptionDescription.Of(OptionsType);

    /// <summary>The options record.</summary>
    internal Type OptionsType { get; }

    /// <summary>Creates the part.</summary>
    internal TPart Create<TPart>(object options, PartContext context)
        where TPart : class => ((IProvider<TPart>)_provider()).Create(options, context);

    /// <summary><c>backbone 'mobilenet-v2'</c>.</summary>
    public override string ToString() => $"{Kind} '{Name}'";
}
