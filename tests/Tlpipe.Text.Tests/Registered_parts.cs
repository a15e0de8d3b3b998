using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Tlpipe.Abstractions;

namespace Tlpipe.Text.Tests;

/// <summary>What the plugin registers, under the names that model files use.</summary>
public sealed class Registered_parts
{
    [Fact]
    public void The_assembly_names_its_plugin() =>
        Assert.Equal(typeof(TextPlugin), typeof(TextPlugin).Assembly.GetCustomAttribute<TlpipePluginAttribute>()?.Plugin);

    [Fact]
    public void Every_part_has_a_name_of_its_own()
    {
        var services = new ServiceCollection();
        new TextPlugin().Configure(services);
        var parts = services.Select(service => service.ImplementationInstance).OfType<PartRegistration>().Select(part => (part.Kind, part.Name)).ToList();
        Assert.Equal(parts.Distinct(), parts);
    }
}
