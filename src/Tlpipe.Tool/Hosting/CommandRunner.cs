using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Abstractions;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Hosting;

/// <summary>Runs what a command does, and turns all that can happen into diagnostics, one JSON object and an exit code.</summary>
internal sealed class CommandRunner(ToolConsole console, CommonOptions options, TimeProvider clock, long began, Interruption interruption)
{
    private const string DebugVariable = "TLPIPE_DEBUG";

    /// <summary>Runs a command.</summary>
    /// <param name="parse">The arguments.</param>
    /// <param name="command">What it does; what it gives is printed under <c>--json</c>, with the diagnostics beside it.</param>
    /// <param name="cancelled">What is told when the user stops it; by default no more than that.</param>
    /// <returns>The exit code.</returns>
    public int Run(ParseResult parse, Func<CommandContext, JsonObject> command, Diagnostic? cancelled = null)
    {
        cancelled ??= ToolDiagnostics.Cancelled();
        var context = new CommandContext(parse, options, console, clock, began, interruption);
        interruption.Ending = () => End(context, [], interruption.Reason ?? cancelled);
        var code = TryRun(() => command(context), cancelled, out var result);
        interruption.Ending = null;
        End(context, result);
        return code;
    }

    private void End(CommandContext context, JsonObject result, Diagnostic? diagnostic = null)
    {
        if (diagnostic is not null) console.Report(diagnostic);
        if (context.Json) JsonOutput.Write(console, result);
    }

    private int TryRun(Func<JsonObject> command, Diagnostic cancelled, out JsonObject result)
    {
        try
        {
            result = command();
            return console.HasErrors ? 1 : 0;
        }
        catch (OperationCanceledException)
        {
            result = [];
            console.Report(interruption.Reason ?? cancelled);
            return Interruption.ExitCode;
        }
        catch (Exception error)
        {
            result = [];
            foreach (var diagnostic in ToolDiagnostics.Of(error)) console.Report(diagnostic);
            if (Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 } and not "0") console.Error.WriteLine(error);
            return 1;
        }
    }
}
