using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Caching;
using Tlpipe.Tool.Help;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Options;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Cache;

/// <summary><c>tlpipe cache prune</c></summary>
internal sealed class CachePruneCommand
{
    private const double LongestAge = 36_500;

    private readonly Option<string?> _maximumSize = MaximumSize();
    private readonly Option<double?> _olderThan = OlderThan();
    private readonly Option<bool> _all = new("--all") { Description = "Take out everything" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Take out nothing; say what would go" };

    private CachePruneCommand()
    {
    }

    /// <summary>The command.</summary>
    public static Command Create(CommonOptions options, CommandRunner runner)
    {
        var prune = new CachePruneCommand();
        var command = new ExampleCommand(
            "prune",
            "Make room: take out what was not used for the longest time, damaged entries first. What a running process uses stays. "
            + $"Without options, until the cache is as small as {CacheLimit.Variable} says.",
            "tlpipe cache prune --max-size 2GB",
            "tlpipe cache prune --older-than 30 --dry-run",
            "tlpipe cache prune --all")
        {
            prune._maximumSize, prune._olderThan, prune._all, prune._dryRun, options.Json,
        };
        command.SetAction(parse => runner.Run(parse, prune.Run));
        return command;
    }

    private JsonObject Run(CommandContext context)
    {
        var layout = CacheLayout.FromEnvironment(context.Environment);
        var limit = CacheLimit.FromEnvironment(context.Environment);
        var request = Request(context, limit);
        // What is gone can't be asked for its name.
        var names = CacheInventory.List(layout).ToDictionary(entry => entry.Path, CacheInventory.ManifestOf, StringComparer.Ordinal);
        var result = new CachePruner(layout, context.Clock).Prune(request);
        var rows = CacheRow.Of(result.Freed, entry => names.GetValueOrDefault(entry.Path));
        Write(context, request, result, rows, limit);
        return new()
        {
            ["path"] = layout.Root,
            ["dryRun"] = request.IsDryRun,
            ["freed"] = result.FreedBytes,
            ["size"] = result.Remaining,
            ["limit"] = limit,
            ["inUse"] = result.InUse.Count,
            ["entries"] = CacheJson.Rows(rows),
        };
    }

    private PruneRequest Request(CommandContext context, long? limit)
    {
        var maximum = context.Optional(_maximumSize) is { } text && CacheLimit.TryParse(text, out var bytes) ? bytes : (long?)null;
        var before = context.Optional(_olderThan) is { } days ? context.Clock.GetUtcNow() - TimeSpan.FromDays(days) : (DateTimeOffset?)null;
        return new()
        {
            MaximumSize = maximum ?? (before is null ? limit : null),
            UsedBefore = before,
            All = context.Optional(_all),
            IsDryRun = context.Optional(_dryRun),
        };
    }

    private static void Write(CommandContext context, PruneRequest request, PruneResult result, IReadOnlyList<CacheRow> rows, long? limit)
    {
        var verb = request.IsDryRun ? "would free" : "freed";
        context.Out.WriteLine(result.Freed.Count == 0 ? "nothing to take out" : $"{verb} {Words.Size(result.FreedBytes)}: {CacheText.Kinds(result.Freed)}");
        CacheText.WriteRows(context, [.. rows.Where(row => row.Kind == CacheEntryKind.Artifact)]);
        if (result.InUse.Count > 0) context.Out.WriteLine($"in use, and stays: {CacheText.Kinds(result.InUse)}");
        context.Out.WriteLine($"left: {CacheText.Fill(context, result.Remaining, limit)}");
    }

    private static Option<string?> MaximumSize()
    {
        var option = new Option<string?>("--max-size") { Description = "Take out as much as it needs for the cache to be no larger", HelpName = "SIZE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(CacheLimit.TryParse(token.Value, out var bytes) && bytes > 0))
                result.AddError($"'{token.Value}' is no size to keep; write 500MB or 10GB, or --all to take out everything");
        });
        return option;
    }

    private static Option<double?> OlderThan()
    {
        var option = new Option<double?>("--older-than")
        {
            Description = "Take out what was not used for so many days",
            HelpName = "DAYS",
            CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) ? days : null,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 0 and <= LongestAge))
                result.AddError($"'{token.Value}' is no number of days from 0 to {LongestAge}");
        });
        return option;
    }
}
