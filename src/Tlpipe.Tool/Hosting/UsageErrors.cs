using System.CommandLine;
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
        var messages = parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal).ToList();
        // Without its response file the rest of a command line is bound to be incomplete.
        foreach (var message in messages.Any(ResponseFile.IsError) ? messages.Where(ResponseFile.IsError) : messages)
            console.Report(ToolDiagnostics.WrongUsage(message, help));
        if (json) JsonOutput.Write(console, []);
        return ExitCode;
    }

    private static string CommandPath(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = (System.CommandLine.Parsing.SymbolResult?)parsed.CommandResult; result is System.CommandLine.Parsing.CommandResult command; result = result.Parent)
            names.Push(command.Command is RootCommand ? "tlpipe" : command.Command.Name);
        return string.Join(' ', names);
    }
}
