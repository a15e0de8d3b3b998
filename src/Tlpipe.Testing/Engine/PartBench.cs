using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Testing.Engine;

/// <summary>Makes a part as the engine does: found by name, options bound from YAML by the engine's own binder.</summary>
internal abstract class PartBench(string name)
{
    private const string Source = "options";

    public string Name { get; } = name;

    /// <summary>The kind as people say it.</summary>
    public abstract string Kind { get; }

    public abstract Type Provider { get; }

    public abstract Type OptionsType { get; }

    public IReadOnlyList<OptionProperty> Options => OptionProperty.Of(OptionsType);

    /// <summary>The options as they are written, one of them replaced.</summary>
    public YamlMapping With(PartOptions options, string key, string value)
    {
        var section = Read(options.Yaml);
        var entry = new YamlEntry(key, section.Location, new YamlScalar(value, IsPlain: value.Length > 0, section.Location));
        return section with { Entries = [.. section.Entries.Where(other => other.Key != key), entry] };
    }

    /// <summary>The options record.</summary>
    /// <exception cref="DiagnosticException">What is written fits no options.</exception>
    public object Bind(YamlMapping section, string folder)
    {
        var diagnostics = new DiagnosticBag();
        var options = new OptionsBinder(new PathResolver(folder, Roots.None), diagnostics).Bind(OptionsType, section, $"{Kind} '{Name}'", section.Location);
        diagnostics.ThrowIfErrors();
        return options;
    }

    /// <summary>Options as a model file has them.</summary>
    /// <exception cref="DiagnosticException">It is no YAML.</exception>
    public static YamlMapping Read(string yaml)
    {
        if (string.IsNullOrWhiteSpace(yaml)) return new([], new SourceLocation(Source));
        var diagnostics = new DiagnosticBag();
        var section = YamlReader.Read(Encoding.UTF8.GetBytes(yaml), Source, diagnostics);
        diagnostics.ThrowIfErrors();
        return section!;
    }

    /// <summary>The part.</summary>
    public abstract object Create(object options, PartContext context);
}

/// <summary>Makes parts of one kind.</summary>
internal sealed class PartBench<TPart> : PartBench
    where TPart : class
{
    private readonly IProvider<TPart> _provider;

    public PartBench(Type plugin, string name)
        : base(name) => _provider = PluginServices.Of(plugin).GetKeyedService<IProvider<TPart>>(name)
            ?? throw new ConformanceException(
                $"{plugin.Name} registers no {Kind} called '{name}'; it registers {PluginServices.Names(plugin)}",
                "model files find parts by the names that the plugin registers",
                "register it in Configure, or correct the Name of this test class");

    public override string Kind => typeof(TPart).Name[1..] switch { "DataSet" => "data set", var other => other.ToLowerInvariant() };

    public override Type Provider => _provider.GetType();

    public override Type OptionsType => _provider.OptionsType;

    /// <summary>The part.</summary>
    /// <exception cref="DiagnosticException">The options are refused, by the engine or by the part.</exception>
    public TPart Make(PartOptions options, string folder, PartContext context) =>
        _provider.Create(options.Record ?? Bind(Read(options.Yaml), folder), context);

    public override object Create(object options, PartContext context) => _provider.Create(options, context);
}
