using System.CommandLine;
using Tlpipe.Abstractions;

namespace Tlpipe.Tool.Completion;

/// <summary>What may stand in the place of the last word of a command line.</summary>
internal static class Suggestions
{
    private static readonly char[] Blanks = [' ', '\t'];

    /// <summary>The suggestions, each of which begins with that word; none where something can't be read, for nobody asked for a message.</summary>
    /// <param name="root">The commands.</param>
    /// <param name="line">The command line up to the cursor, with the name that the tool was called by.</param>
    public static IReadOnlyList<string> For(RootCommand root, string line)
    {
        var begin = line.LastIndexOfAny(Blanks) + 1;
        var (before, word) = (line[..begin], line[begin..]);
        if (before.Trim().Length == 0) return [];
        // What stands after --option= is completed as if it stood by itself.
        var equals = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        var option = equals < 0 ? "" : word[..(equals + 1)];
        var value = word[option.Length..];
        string[] parts = ["tlpipe", before.Trim().IndexOfAny(Blanks) is >= 0 and var end ? before.Trim()[(end + 1)..] : "", option.TrimEnd('='), value];
        var asked = string.Join(' ', parts.Where((part, index) => index == parts.Length - 1 || part.Length > 0));
        try
        {
            return [.. Fitting(root.Parse(asked).GetCompletions(asked.Length).Select(completion => completion.InsertText ?? completion.Label), value).Select(found => option + found)];
        }
        catch (Exception error) when (error is DiagnosticException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    /// <summary>Those that begin with the word: options only where one was begun or there is nothing else, and by their long names.</summary>
    private static IEnumerable<string> Fitting(IEnumerable<string> found, string word)
    {
        var fitting = found.Where(text => text.StartsWith(word, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        var options = fitting.Where(text => text.StartsWith("--", StringComparison.Ordinal)).ToList();
        var others = fitting.Where(text => !text.StartsWith('-') && text is not ("/?" or "/h")).ToList();
        return (word.StartsWith('-') || others.Count == 0 ? options : others).Order(StringComparer.Ordinal);
    }
}
