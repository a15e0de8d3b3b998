using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;

namespace Tlpipe.Tool.Commands.Completion;

/// <summary><c>tlpipe completion SHELL</c></summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "pwsh"];

    /// <summary>The command.</summary>
    public static Command Create(CommandRunner runner)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or pwsh (PowerShell)" };
        shell.CompletionSources.Add(Shells);
        shell.AcceptOnlyFromAmong(Shells);
        var command = new ExampleCommand(
            "completion",
            "Write a script that lets a shell complete commands, options, model files, models, roots and the names of plugins' parts.",
            "source <(tlpipe completion bash)                           in ~/.bashrc",
            "source <(tlpipe completion zsh)                            in ~/.zshrc, after compinit",
            "tlpipe completion pwsh | Out-String | Invoke-Expression    in $PROFILE")
        {
            shell,
        };
        command.SetAction(parse => runner.Run(parse, context => Run(context, context.Value(shell))));
        return command;
    }

    private static JsonObject Run(CommandContext context, string shell)
    {
        using var script = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"completion.{shell}")!;
        using var reader = new StreamReader(script);
        context.Out.Write(reader.ReadToEnd());
        return [];
    }
}
