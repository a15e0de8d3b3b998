using System.ComponentModel;
using System.Reflection;
using Tlpipe.Abstractions;

namespace Tlpipe.Standard.Tests;

public sealed class StandardPluginTests
{
    private static readonly PartRegistration[] Registrations =
        [.. Parts.Services().Select(service => service.IsKeyedService ? null : service.ImplementationInstance).OfType<PartRegistration>()];

    [Fact]
    public void The_assembly_names_its_plugin() =>
        Assert.Equal(typeof(StandardPlugin), typeof(StandardPlugin).Assembly.GetCustomAttribute<TlpipePluginAttribute>()!.Plugin);

    [Fact]
    public void It_registers_its_parts_by_name() =>
        Assert.Equal(
            [
                "Balancer cagrad", "Balancer dwa", "Balancer equal", "Balancer famo", "Balancer fixed", "Balancer gls", "Balancer gradnorm",
                "Balancer imtl-g", "Balancer mgda", "Balancer nash", "Balancer pcgrad", "Balancer rlw", "Balancer uncertainty",
                "Head classification", "Head count", "Head multi-label", "Head regression", "Optimizer adam", "Optimizer adamw", "Optimizer sgd",
                "Schedule constant", "Schedule cosine", "Schedule one-cycle", "Schedule step",
                "Sharing cgc", "Sharing cross-stitch", "Sharing mmoe",
            ],
            Registrations.Select(part => $"{part.Kind} {part.Name}").Order(StringComparer.Ordinal));

    [Fact]
    public void Every_part_and_every_option_describes_itself()
    {
        foreach (var part in Registrations)
        {
            Assert.NotNull(part.ProviderType.GetCustomAttribute<DescriptionAttribute>());
            var options = ((dynamic)Activator.CreateInstance(part.ProviderType)!).OptionsType as Type;
            Assert.All(
                options!.GetProperties(BindingFlags.Public | BindingFlags.Instance),
                property => Assert.NotNull(property.GetCustomAttribute<DescriptionAttribute>()));
        }
    }
}
