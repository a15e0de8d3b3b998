using System.Reflection;
using System.Text.RegularExpressions;
using Tlpipe.Abstractions;
using Tlpipe.Pipeline.Plugins;
using Tlpipe.Testing.Checking;

namespace Tlpipe.Testing.Engine;

/// <summary>What a plugin is to its host.</summary>
internal static partial class PluginChecks
{
    public static void IsNamed(Type plugin)
    {
        if (plugin.Assembly.GetCustomAttribute<TlpipePluginAttribute>()?.Plugin != plugin)
            throw new ConformanceException(
                $"{plugin.Assembly.GetName().Name} has no [assembly: TlpipePlugin(typeof({plugin.Name}))]", "the host finds the plugin by it", $"write [assembly: TlpipePlugin(typeof({plugin.Name}))] above the namespace of {plugin.Name}");
        if (!plugin.IsSealed || !plugin.IsVisible)
            throw new ConformanceException($"{plugin.Name} is not a public sealed class", "a plugin is an end, not a base: two classes of one family would register the same names", "make it public sealed");
    }

    public static void Names(Type plugin)
    {
        var parts = PluginServices.Registrations(plugin);
        if (parts.Count == 0)
            throw new ConformanceException($"{plugin.Name} registers nothing", "there is nothing to name in a model file", "call services.AddDataSet<…>(\"name\") and its like in Configure");
        foreach (var part in parts.Where(part => !Name().IsMatch(part.Name)))
            throw new ConformanceException($"the {part.Kind} is called '{part.Name}'", "model files spell all names alike", "use lower case, words joined by hyphens: image-folder");
        if (parts.GroupBy(part => (part.Kind, part.Name)).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new ConformanceException($"{twins.Count()} of kind {twins.Key.Kind} are called '{twins.Key.Name}'", "the engine refuses a name that is registered twice", "give each a name of its own");
    }

    public static void RegistersAlike(Type plugin)
    {
        var (first, second) = (Shown(plugin), Shown(plugin));
        if (first != second)
            throw new ConformanceException($"it registers {first}, and another time {second}", "a model would find a part on one machine and not on the next", "let Configure do the same each time: no environment, no file, no clock");
    }

    public static void Loads(Type plugin)
    {
        var path = plugin.Assembly.Location;
        try
        {
            using var catalog = PluginCatalog.Load([path, .. FirstPartyPlugins.Except(path)], bundled: null, new RecordedFiles());
            if (catalog.Broken.FirstOrDefault(broken => broken.Location?.File == path) is { } broken)
                throw new ConformanceException($"the engine can't load it: {broken.Message}", "nobody else could, either", "do what the message says");
        }
        catch (DiagnosticException error)
        {
            throw new ConformanceException($"the engine can't load it: {error.Message}", "nobody else could, either", "do what the message says", error);
        }
    }

    private static string Shown(Type plugin) =>
        string.Join(", ", PluginServices.Registrations(plugin).Select(part => $"{part.Kind} '{part.Name}' by {part.ProviderType.Name}").Order(StringComparer.Ordinal));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Name();
}
