using Tlpipe.Pipeline.Caching;
using Tlpipe.Tool.Hosting;
using Tlpipe.Tool.Output;

namespace Tlpipe.Tool.Commands.Cache;

/// <summary>The cache for people.</summary>
internal static class CacheText
{
    private const int ShortKey = 12;

    /// <summary>Where it lies and how full it is: <c>/home/me/.cache/tlpipe: 1.2 GiB of 10.0 GiB</c>.</summary>
    public static void WriteFill(CommandContext context, CacheLayout layout, IReadOnlyList<CacheEntry> entries, long? limit) =>
        context.Out.WriteLine($"{context.Console.OutStyle.Strong(layout.Root)}: {Fill(context, entries.Sum(entry => entry.Size), limit)}");

    /// <summary>How full it is, and who says how full it may be.</summary>
    public static string Fill(CommandContext context, long size, long? limit) => limit is null
        ? $"{Words.Size(size)}, without a limit ({CacheLimit.Variable})"
        : $"{Words.Size(size)} of {Words.Size(limit.Value)} ({(CacheLimit.IsGiven(context.Environment) ? CacheLimit.Variable : $"the default; {CacheLimit.Variable} changes it")})";

    /// <summary>A line for each kind.</summary>
    public static void WriteKinds(CommandContext context, IReadOnlyList<CacheEntry> entries)
    {
        var table = new TextTable();
        foreach (var kind in entries.GroupBy(entry => entry.Kind).OrderBy(kind => kind.Key))
            table.Add(Many(kind.Key, kind.Count()), Words.Size(kind.Sum(entry => entry.Size)));
        table.Write(context.Out, "  ");
    }

    /// <summary>A line for each row.</summary>
    public static void WriteRows(CommandContext context, IReadOnlyList<CacheRow> rows)
    {
        if (rows.Count == 0) return;
        var table = new TextTable().Add("what", "size", "last used", "key");
        foreach (var row in rows)
            table.Add(Name(row), Words.Size(row.Size), Words.Ago(context.Clock.GetUtcNow() - row.LastUsed), row.Key is null ? "" : row.Key[..Math.Min(ShortKey, row.Key.Length)]);
        table.Write(context.Out, "  ");
    }

    /// <summary>Entries by kind: <c>2 models, 12 chunks of features</c>.</summary>
    public static string Kinds(IEnumerable<CacheEntry> entries) =>
        string.Join(", ", entries.GroupBy(entry => entry.Kind).OrderBy(kind => kind.Key).Select(kind => Many(kind.Key, kind.Count())));

    private static string Name(CacheRow row) => row switch
    {
        { Kind: CacheEntryKind.Artifact, Model: { } model } => $"{model} {row.Version}{(row.IsCompared ? " (comparison)" : "")}",
        { Kind: CacheEntryKind.Artifact } => "a model that can't be read",
        { Kind: CacheEntryKind.Checkpoint } => "a training that was cut off",
        { Kind: CacheEntryKind.SetAside } => "a damaged entry",
        _ => Many(row.Kind, row.Count),
    };

    private static string Many(CacheEntryKind kind, int count) => kind switch
    {
        CacheEntryKind.Artifact => Words.Many(count, "model", "models"),
        CacheEntryKind.Features => Words.Many(count, "chunk of features", "chunks of features"),
        CacheEntryKind.Checkpoint => Words.Many(count, "training that was cut off", "trainings that were cut off"),
        CacheEntryKind.SetAside => Words.Many(count, "damaged entry", "damaged entries"),
        CacheEntryKind.Unfinished => Words.Many(count, "unfinished entry", "unfinished entries"),
        CacheEntryKind.Lock => Words.Many(count, "lock file", "lock files"),
        _ => Words.Many(count, "note (run times, input digests)", "notes (run times, input digests)"),
    };
}
