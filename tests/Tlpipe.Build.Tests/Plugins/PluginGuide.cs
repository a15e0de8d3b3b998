using System.Text.RegularExpressions;

namespace Tlpipe.Build.Tests.Plugins;

/// <summary>The files that the page for plugin authors shows: what stands there is what is built and trained here.</summary>
internal static partial class PluginGuide
{
    public const string ModelFile = "points.model.yaml";

    /// <summary>The files of the plugin's project, by name.</summary>
    public static IReadOnlyDictionary<string, string> Project => Files(name => name != ModelFile);

    /// <summary>The model that uses the plugin.</summary>
    public static string Model => Files(name => name == ModelFile)[ModelFile];

    /// <summary>Points of a grid on both sides of the line x + y = 1.</summary>
    public static string Points => string.Concat(
        from x in Enumerable.Range(0, 10)
        from y in Enumerable.Range(0, 10)
        select $"- {{ at: [0.{x}, 0.{y}], class: {(x + y < 10 ? "below" : "above")} }}\n");

    private static Dictionary<string, string> Files(Func<string, bool> wanted) =>
        Shown().Matches(File.ReadAllText(Path.Combine(Repository.Root, "plugins", "README.md")))
            .Where(match => wanted(match.Groups["name"].Value))
            .ToDictionary(match => match.Groups["name"].Value, match => match.Groups["text"].Value, StringComparer.Ordinal);

    [GeneratedRegex("^`(?<name>[^`\n]+)`\n\n```[a-z]+\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
