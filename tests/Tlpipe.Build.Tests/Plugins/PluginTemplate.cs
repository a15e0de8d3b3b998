using Tlpipe.Build.Tests.Support;

namespace Tlpipe.Build.Tests.Plugins;

/// <summary>The template of a plugin without the template engine, for tests that need a plugin of somebody else and not the way to it.</summary>
internal static class PluginTemplate
{
    private static readonly string[] Left = [".template.config", "MyPlugin.Tests", "MyPlugin.slnx", ".gitignore"];

    /// <summary>Its files as <c>dotnet new tlpipe-plugin -n Points</c> writes them, without the tests.</summary>
    public static IReadOnlyDictionary<string, string> Points { get; } = Read();

    /// <summary>Writes them.</summary>
    public static void WriteTo(OutsideProject place)
    {
        foreach (var (path, text) in Points) place.Write(path, text);
    }

    private static Dictionary<string, string> Read()
    {
        var folder = Path.Combine(Repository.Root, "src", "Tlpipe.Templates", "content", "tlpipe-plugin");
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file), Text: File.ReadAllText(file)))
            .Where(file => !Left.Contains(file.Path.Split('/')[0]))
            .ToDictionary(file => Named(file.Path), file => Named(file.Text), StringComparer.Ordinal);
    }

    private static string Named(string text) => text
        .Replace("MyPlugin", "Points", StringComparison.Ordinal)
        .Replace("PluginNamespace", "Points", StringComparison.Ordinal)
        .Replace("plugin-name", "points", StringComparison.Ordinal);
}
