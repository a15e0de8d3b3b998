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
