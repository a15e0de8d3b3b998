using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Tests;

/// <summary>Parts as the host makes them: found by name, created from options.</summary>
internal static class Parts
{
    internal static T Create<T>(string name, object options, TargetSignature? target = null)
        where T : class => Provider<T>(name).Create(options, new(Files: null!, Target: target));

    internal static IProvider<T> Provider<T>(string name)
        where T : class => Services().BuildServiceProvider().GetRequiredKeyedService<IProvider<T>>(name);

    internal static IServiceCollection Services()
    {
        var services = new ServiceCollection();
        new StandardPlugin().Configure(services);
        return services;
    }
}
