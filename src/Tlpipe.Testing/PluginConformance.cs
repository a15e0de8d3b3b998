using Tlpipe.Abstractions;
using Tlpipe.Testing.Engine;
using Xunit;

namespace Tlpipe.Testing;

/// <summary>What the host relies on in a plugin class and its assembly. Derive one class.</summary>
/// <typeparam name="TPlugin">The plugin class.</typeparam>
public abstract class PluginConformance<TPlugin>
    where TPlugin : class, IPlugin, new()
{
    /// <summary>The assembly names it, and it can be made.</summary>
    [Fact]
    public void The_assembly_names_its_one_sealed_plugin_class() => PluginChecks.IsNamed(typeof(TPlugin));

    /// <summary>Parts are registered under names as model files have them, each once.</summary>
    [Fact]
    public void It_registers_each_part_once_under_a_name_of_words_joined_by_hyphens() => PluginChecks.Names(typeof(TPlugin));

    /// <summary>Registering does nothing else: twice gives the same.</summary>
    [Fact]
    public void Registered_again_it_has_the_same_parts() => PluginChecks.RegistersAlike(typeof(TPlugin));

    /// <summary>The engine loads it from its file, beside the first-party plugins.</summary>
    [Fact]
    public void The_engine_loads_it_beside_the_first_party_plugins() => PluginChecks.Loads(typeof(TPlugin));
}
