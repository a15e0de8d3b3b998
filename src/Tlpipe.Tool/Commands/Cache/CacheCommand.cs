using System.CommandLine;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;

namespace Tlpipe.Tool.Commands.Cache;

/// <summary><c>tlpipe cache</c>: where the cache lies and how full it is.</summary>
internal static class CacheCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var command = new ExampleCommand(
            "cache",
            "Show where the cache of trained models lies and how full it is; list, prune or verify what is in it.",
            "tlpipe cache",
            "tlpipe cache list",
            "tlpipe cache prune --older-than 30",
            "tlpipe cache verify")
        {
            options.Json, List(options, runner), CachePruneCommand.Create(options, runner), CacheVerifyCommand.Create(options, runner),
        };
        command.SetAction(parse => runner.Run(parse, Show));
        return command;
    }

    private static ExampleCommand List(CommonOptions options, CommandRunner runner)
    {
        var command = new ExampleCommand(
            "list",
            "List what lies in the cache: models, features, checkpoints and the rest, with size and last use.",
            "tlpipe cache list",
            "tlpipe cache list --json | jq -r '.entries[] | select(.kind == \"model\").model'")
        {
            options.Json,
        };
        command.SetAction(parse => runner.Run(parse, ListAll));
        return command;
    }

    private static JsonObject Show(CommandContext context)
    {
        var (layout, limit) = (CacheLayout.FromEnvironment(context.Environment), CacheLimit.FromEnvironment(context.Environment));
        var entries = CacheInventory.List(layout);
        CacheText.WriteFill(context, layout, entries, limit);
        CacheText.WriteKinds(context, entries);
        return CacheJson.Fill(layout, entries, limit);
    }

    private static JsonObject ListAll(CommandContext context)
    {
        var (layout, limit) = (CacheLayout.FromEnvironment(context.Environment), CacheLimit.FromEnvironment(context.Environment));
        var entries = CacheInventory.List(layout);
        var rows = CacheRow.Of(entries, CacheInventory.ManifestOf);
        CacheText.WriteFill(context, layout, entries, limit);
        CacheText.WriteRows(context, rows);
        var json = CacheJson.Fill(layout, entries, limit);
        json["entries"] = CacheJson.Rows(rows);
        return json;
    }
}
