using Tlpipe.Pipeline.Plugins;
using Tlpipe.Pipeline.Specs;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Plugins;

/// <summary>The plugins for people.</summary>
internal static class PluginsText
{
    /// <summary>Writes them.</summary>
    public static void Write(CommandContext context, PluginCatalog catalog)
    {
        var (output, style) = (context.Out, context.Console.OutStyle);
        var plugins = new TextTable();
        foreach (var plugin in catalog.Plugins) plugins.Add(plugin.ToString(), Origin(plugin), Digest(plugin));
        plugins.Write(output, style: style);
        foreach (var kind in catalog.Parts.GroupBy(part => part.Kind))
        {
            output.WriteLine();
            output.WriteLine(style.Strong(kind.Key));
            foreach (var part in kind) Write(output, style, part);
        }
    }

    /// <summary>The plugins that assemblies of a package are; where the tool brings the same one along, that is the one that is loaded.</summary>
    public static IReadOnlyList<LoadedPlugin> Of(PluginCatalog catalog, IReadOnlyList<string> assemblies) =>
        [.. catalog.Plugins.Where(plugin => assemblies.Any(path => path == plugin.Path || Path.GetFileNameWithoutExtension(path) == plugin.Name))];

    /// <summary>Writes that a plugin's package was added.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="plugin">The plugin; the tool's own where that is the same.</param>
    /// <param name="package">What the package was called.</param>
    /// <param name="project">The project that it was added to.</param>
    public static void WriteAdded(TextWriter output, LoadedPlugin plugin, string package, string project)
    {
        output.WriteLine($"added {plugin.Package?.ToString() ?? package} to {project}");
        if (plugin.Package is null) output.WriteLine($"  the plugin {plugin} comes with the tool, so that the package adds nothing to it");
        output.WriteLine($"  {Digest(plugin)}");
        foreach (var part in plugin.Parts) output.WriteLine($"  {part.Kind} {part.Name}");
    }

    /// <summary>Where a plugin comes from.</summary>
    public static string Origin(LoadedPlugin plugin) => plugin.Package is { } package ? $"package {package}" : plugin.Path;

    /// <summary>What it is made of, shortened as git does: what keys and locks hold.</summary>
    public static string Digest(LoadedPlugin plugin) => $"sha256 {plugin.Digest.Hex[..12]}";

    private static void Write(TextWriter output, Style style, CatalogPart part)
    {
        output.WriteLine($"  {style.Good(part.Name)} {style.Quiet($"({part.Plugin?.Name ?? "built in"})")}");
        var options = new TextTable();
        foreach (var option in part.Options) options.Add($"{option.Key}:", Default(option), option.Type, option.Description ?? "");
        options.Write(output, "    ");
    }

    /// <summary>A key within a section is required only where the section is written.</summary>
    private static string Default(OptionDescription option) =>
        !option.IsRequired ? option.Default ?? ""
        : option.Key.LastIndexOf('.') is >= 0 and var end ? $"required with {option.Key[..end]}"
        : "required";
}
