using System.Text;
using System.Text.RegularExpressions;

namespace Tlpipe.Build.Tests.Plugins;

/// <summary>What the page for plugin authors tells them to do, as one script: the files that it shows are written where it shows them, the commands are run in their order.</summary>
internal static partial class PluginGuide
{
    private const string Mark = "@@ step ";
    private const string EndOfFile = "END_OF_SHOWN_FILE";

    /// <summary>The commands, block by block.</summary>
    public static IReadOnlyList<string> Blocks { get; } = [.. Steps().Where(step => step.Groups["file"].Length == 0).Select(step => step.Groups["text"].Value)];

    /// <summary>The script for a shell; it ends with the first command that fails.</summary>
    public static string Script()
    {
        var script = new StringBuilder("set -e\n");
        var block = 0;
        foreach (var step in Steps())
            if (step.Groups["file"].Value is { Length: > 0 } file) script.Append($"cat > {file} <<'{EndOfFile}'\n{step.Groups["text"].Value}{EndOfFile}\n");
            else script.Append($"echo '{Mark}{block++}'\n{step.Groups["text"].Value}");
        return script.ToString();
    }

    /// <summary>What the script printed for the block that has a command.</summary>
    public static string OutputOf(string command, string output)
    {
        var block = Blocks.ToList().FindIndex(block => block.Contains(command, StringComparison.Ordinal));
        Assert.True(block >= 0, $"the page has no command '{command}'");
        return output.Split(Mark)[block + 1];
    }

    private static IEnumerable<Match> Steps() => Step().Matches(File.ReadAllText(Path.Combine(Repository.Root, "plugins", "README.md")));

    [GeneratedRegex("^(`(?<file>[^`\n]+)`\n\n```(csharp|yaml)|```sh)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Step();
}
