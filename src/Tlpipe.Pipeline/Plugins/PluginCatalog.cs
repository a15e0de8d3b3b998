using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Pipeline.Training;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>Every part that model files can ask for, by kind and name: those of the plugins, and the engine's own.</summary>
public sealed class PluginCatalog : IDisposable
{
    private readonly List<ServiceProvider> _services = [];
    private readonly Dictionary<(string Kind, string Name), CatalogPart> _parts = [];
    private readonly List<LoadedPlugin> _plugins = [];

    private PluginCatalog(IReadOnlyList<Diagnostic> broken) => Broken = broken;

    /// <summary>The plugins, by name.</summary>
    public IReadOnlyList<LoadedPlugin> Plugins => _plugins;

    /// <summary>The engine's own parts and those of the plugins, by kind and name.</summary>
    public IReadOnlyList<CatalogPart> Parts =>
        [.. _parts.Values.OrderBy(part => part.Kind, StringComparer.Ordinal).ThenBy(part => part.Name, StringComparer.Ordinal)];

    /// <summary>Why plugins could not be loaded: warnings, until somebody asks for a part that isn't there.</summary>
    public IReadOnlyList<Diagnostic> Broken { get; }

    /// <summary>Finds and loads plugins.</summary>
    /// <param name="given">Plugin dlls or folders of plugins.</param>
    /// <param name="bundled">The folder of the plugins that come with the tool.</param>
    /// <param name="files">How files are digested.</param>
    /// <exception cref="DiagnosticException">TLP2002: a given path leads nowhere. TLP2003: a name is registered twice.</exception>
    public static PluginCatalog Load(IReadOnlyList<string> given, string? bundled, IInputFiles files)
    {
        var errors = new DiagnosticBag();
        var broken = new DiagnosticBag();
        var paths = PluginDiscovery.Find(given, bundled, errors);
        errors.ThrowIfErrors();
        var loader = new PluginLoader(files, broken);
        var loaded = paths.Select(loader.Load).OfType<(LoadedPlugin Plugin, ServiceProvider Services)>().ToList();
        var catalog = new PluginCatalog([.. broken.Warnings]);
        foreach (var part in Strategies.All.Concat(Samplings.All).Concat(Sharings.All)) catalog._parts.Add((part.Kind, part.Name), part);
        foreach (var (plugin, services) in loaded.OrderBy(item => item.Plugin.Name, StringComparer.Ordinal)) catalog.Add(plugin, services, errors);
        if (errors.HasErrors) catalog.Dispose();
        errors.ThrowIfErrors();
        return catalog;
    }

    /// <summary>The part of a name; <see langword="null"/> where there is none.</summary>
    public CatalogPart? Find(string kind, string name) => _parts.GetValueOrDefault((kind, name));

    /// <summary>The names of a kind, in order.</summary>
    public IReadOnlyList<string> NamesOf(string kind) => [.. Parts.Where(part => part.Kind == kind).Select(part => part.Name)];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var services in _services) services.Dispose();
    }

    private void Add(LoadedPlugin plugin, ServiceProvider services, DiagnosticBag errors)
    {
        _services.Add(services);
        if (_plugins.Find(other => other.Name == plugin.Name) is { } twin)
        {
            // The same plugin by two ways (bundled, and as a package) is no harm.
            if (twin.Digest != plugin.Digest) errors.Add(PluginDiagnostics.TwoVersions(plugin.Name, twin.Origin, plugin.Origin));
            return;
        }

        _plugins.Add(plugin);
        foreach (var part in plugin.Parts)
            if (!_parts.TryAdd((part.Kind, part.Name), part))
                errors.Add(PluginDiagnostics.Duplicate(part.Kind, part.Name, Origin(_parts[(part.Kind, part.Name)]), Origin(part)));
    }

    private static string Origin(CatalogPart part) => part.Plugin?.Origin ?? "the engine";
}
