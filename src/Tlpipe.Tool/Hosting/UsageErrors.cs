using System.CommandLine;
using System.CommandLine.Parsing;
using Tlpipe.Abstractions;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Hosting;

/// <summary>Tells what is wrong with a command line, as diagnostics.</summary>
internal static class UsageErrors
{
    /// <summary>The exit code of wrong usage.</summary>
    public const int ExitCode = 2;

    /// <summary>Tells it.</summary>
    /// <param name="parsed">The arguments.</param>
    /// <param name="console">The streams.</param>
    /// <param name="json">Whether a machine reads.</param>
    public static int Report(ParseResult parsed, ToolConsole console, bool json)
    {
        var help = $"{CommandPath(parsed)} --help";
        var messages = (UnknownCommand(parsed) is { } unknown ? [unknown] : parsed.Errors.Select(Message)).Distinct(StringComparer.Ordinal).ToList();
        // Without its response file the rest of a command line is bound to be incomplete.
        foreach (var message in messages.Any(ResponseFile.IsError) ? messages.Where(ResponseFile.IsError) : messages)
            console.Report(ToolDiagnostics.WrongUsage(message, help));
        if (json) JsonOutput.Write(console, []);
        return ExitCode;
    }

    /// <summary>What is wrong where a command is expected and another word stands; all else that the parser says follows from it.</summary>
    private static string? UnknownCommand(ParseResult parsed)
    {
        var commands = parsed.CommandResult.Command.Subcommands.Select(command => command.Name).ToList();
        if (commands.Count == 0 || parsed.UnmatchedTokens is not [var word, ..] || parsed.Errors.Any(error => ResponseFile.IsError(error.Message))) return null;
        if (word.StartsWith('-')) return $"there is no option '{word}'";
        var nearest = NearestName.Find(word, commands) is { } name ? $"perhaps '{name}'" : $"available: {string.Join(", ", commands)}";
        return $"there is no command '{word}'; {nearest}";
    }

    private static string Message(ParseError error) =>
        error is { SymbolResult: ArgumentResult { Tokens.Count: 0, Parent: CommandResult } argument } ? $"{argument.Argument.Name} is missing" : error.Message;

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = (SymbolResult?)parsed.CommandResult; result is CommandResult command; result = result.Parent)
            names.Push(command.Command is RootCommand ? "tlpipe" : command.Command.Name);
        return string.Join(' ', names);
    }
}
