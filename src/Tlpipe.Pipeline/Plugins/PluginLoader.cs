using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Specs;

namespace Tlpipe.Pipeline.Plugins;

/// <summary>Loads one plugin: checks its metadata, then its class, then lets it register its parts.</summary>
internal sealed class PluginLoader(IInputFiles files, DiagnosticBag diagnostics)
{
    private static readonly Version Host = typeof(IPlugin).Assembly.GetName().Version!;

    /// <summary>The plugin with the services of its parts; <see langword="null"/> after a warning that says why not.</summary>
    public (LoadedPlugin Plugin, ServiceProvider Services)? Load(string path)
    {
        try
        {
            return Check(path) is { } manifest && Configure(path) is { } services ? Describe(path, manifest, services) : null;
        }
        catch (Exception error) when (IsLoadFailure(error))
        {
            diagnostics.Add(PluginDiagnostics.LoadFailed(path, error));
            return null;
        }
    }

    /// <summary>Whether a plugin built against one version of the contract runs on another: the same major version and no newer minor; before 1.0, the same minor.</summary>
    internal static Diagnostic? CheckContract(string path, Version plugin, Version host)
    {
        if (plugin.Major > host.Major || (plugin.Major == host.Major && plugin.Minor > host.Minor)) return PluginDiagnostics.ContractTooNew(path, plugin, host);
        return plugin.Major < host.Major || (host.Major == 0 && plugin.Minor < host.Minor) ? PluginDiagnostics.ContractTooOld(path, plugin, host) : null;
    }

    private PluginManifest? Check(string path)
    {
        var manifest = PluginManifest.Read(path);
        var problem = manifest switch
        {
            null => PluginDiagnostics.NotAnAssembly(path),
            { HasAttribute: false } or { Contract: null } => PluginDiagnostics.NoAttribute(path),
            _ => CheckContract(path, manifest.Contract, Host),
        };
        if (problem is null) return manifest;
        diagnostics.Add(problem);
        return null;
    }

    private IServiceCollection? Configure(string path)
    {
        var assembly = PluginLoadContext.Of(path, files).LoadFromAssemblyPath(path);
        var type = assembly.GetCustomAttribute<TlpipePluginAttribute>()!.Plugin;
        if (!typeof(IPlugin).IsAssignableFrom(type) || type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null)
        {
            diagnostics.Add(PluginDiagnostics.NotAPluginClass(path, type.FullName ?? type.Name));
            return null;
        }

        var services = new ServiceCollection();
        try
        {
            ((IPlugin)Activator.CreateInstance(type)!).Configure(services);
        }
#pragma warning disable CA1031 // A plugin may throw anything; it must not take the others with it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            diagnostics.Add(PluginDiagnostics.ConfigureFailed(path, error is TargetInvocationException { InnerException: { } inner } ? inner : error));
            return null;
        }

        return services;
    }

    private (LoadedPlugin Plugin, ServiceProvider Services) Describe(string path, PluginManifest manifest, IServiceCollection services)
    {
        var provider = services.BuildServiceProvider();
        CatalogPart[] parts = [.. services
            .Select(service => service.IsKeyedService ? null : service.ImplementationInstance as PartRegistration)
            .OfType<PartRegistration>()
            .OrderBy(part => part.Kind)
            .ThenBy(part => part.Name, StringComparer.Ordinal)
            .Select(part => Part(part, provider))];
        var plugin = new LoadedPlugin(manifest.Name, manifest.Version, path, PluginClosure.DigestOf(path, files), parts, PluginPackage.Of(path));
        foreach (var part in parts) part.Plugin = plugin;
        return (plugin, provider);
    }

    private static CatalogPart Part(PartRegistration part, ServiceProvider services) => part.Kind switch
    {
        PartKind.DataSet => Part<IDataSet>(part, services),
        PartKind.Backbone => Part<IBackbone>(part, services),
        PartKind.Head => Part<IHead>(part, services),
        PartKind.Balancer => Part<IBalancer>(part, services),
        PartKind.Optimizer => Part<IOptimizer>(part, services),
        PartKind.Schedule => Part<ISchedule>(part, services),
        PartKind.Sharing => Part<ISharing>(part, services),
        _ => throw new NotSupportedException($"a part of kind {part.Kind}"),
    };

    private static CatalogPart Part<TPart>(PartRegistration part, ServiceProvider services)
        where TPart : class
    {
        var provider = services.GetRequiredKeyedService<IProvider<TPart>>(part.Name);
        return new(PluginDiagnostics.Words(part.Kind), part.Name, provider.OptionsType, () => provider);
    }

    private static bool IsLoadFailure(Exception error) =>
        error is IOException or UnauthorizedAccessException or BadImageFormatException or TypeLoadException or ReflectionTypeLoadException
            or MissingMethodException or MissingMemberException or InvalidOperationException or NotSupportedException or TargetInvocationException or CustomAttributeFormatException;
}
