using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Cache;

/// <summary><c>tlpipe cache verify</c></summary>
internal static class CacheVerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var command = new ExampleCommand(
            "verify",
            "Read all models and features in the cache, and set aside what is not as it was written; exit code 1 where something is not.",
            "tlpipe cache verify",
            "tlpipe cache verify --json | jq '.diagnostics[].file'")
        {
            options.Json,
        };
        command.SetAction(parse => runner.Run(parse, Run));
        return command;
    }

    private static JsonObject Run(CommandContext context)
    {
        var layout = CacheLayout.FromEnvironment(context.Environment);
        var found = new CacheVerifier(layout, context.Clock).Verify(context.WatchStop());
        foreach (var damaged in found.Damaged) context.Report(damaged);
        var sound = found.Sound.Count == 0 ? "nothing" : CacheText.Kinds(found.Sound);
        context.Out.WriteLine($"{layout.Root}: {sound} as written, {Words.Size(found.Sound.Sum(entry => entry.Size))}; {found.Damaged.Count} damaged");
        return new()
        {
            ["path"] = layout.Root,
            ["sound"] = found.Sound.Count,
            ["damaged"] = found.Damaged.Count,
        };
    }
}
