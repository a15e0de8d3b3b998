using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;

namespace Tlpipe.Testing.Engine;

/// <summary>The services of each tested plugin, registered once.</summary>
internal static class PluginServices
{
    private static readonly ConditionalWeakTable<Type, ServiceProvider> Known = [];

    public static ServiceProvider Of(Type plugin) => Known.GetValue(plugin, static type => Collect(type).BuildServiceProvider());

    public static IServiceCollection Collect(Type plugin)
    {
        var services = new ServiceCollection();
        ((IPlugin)Activator.CreateInstance(plugin)!).Configure(services);
        return services;
    }

    public static IReadOnlyList<PartRegistration> Registrations(Type plugin) =>
        [.. Collect(plugin).Select(service => service.IsKeyedService ? null : service.ImplementationInstance).OfType<PartRegistration>()];

    public static string Names(Type plugin) => string.Join(", ", Registrations(plugin).Select(part => $"{part.Kind} '{part.Name}'"));
}
