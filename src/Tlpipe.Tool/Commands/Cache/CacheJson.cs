using System.Text.Json.Nodes;
using Tlpipe.Pipeline.Caching;

namespace Tlpipe.Tool.Commands.Cache;

/// <summary>The cache for machines.</summary>
internal static class CacheJson
{
    /// <summary>Where it lies and how full it is.</summary>
    public static JsonObject Fill(CacheLayout layout, IReadOnlyList<CacheEntry> entries, long? limit) => new()
    {
        ["path"] = layout.Root,
        ["size"] = entries.Sum(entry => entry.Size),
        ["limit"] = limit,
        ["sizes"] = new JsonObject(entries.GroupBy(entry => entry.Kind).OrderBy(kind => kind.Key)
            .Select(kind => KeyValuePair.Create(Kind(kind.Key), (JsonNode?)kind.Sum(entry => entry.Size)))),
    };

    /// <summary>The lines.</summary>
    public static JsonArray Rows(IEnumerable<CacheRow> rows) => new([.. rows.Select(row => new JsonObject
    {
        ["kind"] = Kind(row.Kind),
        ["model"] = row.Model,
        ["version"] = row.Version,
        ["comparison"] = row.IsCompared,
        ["key"] = row.Key,
        ["count"] = row.Count,
        ["size"] = row.Size,
        ["lastUsed"] = row.LastUsed.ToString("O"),
    })]);

    private static string Kind(CacheEntryKind kind) => kind switch
    {
        CacheEntryKind.Artifact => "model",
        CacheEntryKind.Features => "features",
        CacheEntryKind.Checkpoint => "checkpoint",
        CacheEntryKind.SetAside => "damaged",
        CacheEntryKind.Unfinished => "unfinished",
        CacheEntryKind.Lock => "lock",
        _ => "note",
    };
}
