using Tlpipe.Models.Manifests;
using Tlpipe.Pipeline.Caching;

namespace Tlpipe.Tool.Commands.Cache;

/// <summary>One line about the cache: a model, a checkpoint or a damaged entry each, all of the others of a kind together.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Model">The model's name; <see langword="null"/> for other kinds.</param>
/// <param name="Version">The model's version.</param>
/// <param name="Key">The training key that the entry lies under.</param>
/// <param name="Count">How many entries it stands for.</param>
/// <param name="Size">Their bytes.</param>
/// <param name="LastUsed">When the last of them was used.</param>
/// <param name="IsCompared">Whether it was trained for a model to be compared with.</param>
internal sealed record CacheRow(CacheEntryKind Kind, string? Model, string? Version, string? Key, int Count, long Size, DateTimeOffset LastUsed, bool IsCompared = false)
{
    /// <summary>The lines: within each kind, what was used last comes first.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="manifestOf">What a model says of itself.</param>
    public static IReadOnlyList<CacheRow> Of(IEnumerable<CacheEntry> entries, Func<CacheEntry, ModelManifest?> manifestOf) =>
        [.. entries.GroupBy(entry => entry.Kind).OrderBy(kind => kind.Key).SelectMany(kind => Of(kind, manifestOf))];

    private static IEnumerable<CacheRow> Of(IGrouping<CacheEntryKind, CacheEntry> kind, Func<CacheEntry, ModelManifest?> manifestOf) =>
        kind.Key is CacheEntryKind.Artifact or CacheEntryKind.Checkpoint or CacheEntryKind.SetAside
            ? kind.OrderByDescending(entry => entry.LastUsed).Select(entry => One(entry, manifestOf(entry)))
            : [new(kind.Key, null, null, null, kind.Count(), kind.Sum(entry => entry.Size), kind.Max(entry => entry.LastUsed))];

    private static CacheRow One(CacheEntry entry, ModelManifest? manifest) =>
        new(entry.Kind, manifest?.Name, manifest?.Version, Path.GetFileName(entry.Path), 1, entry.Size, entry.LastUsed, CacheInventory.IsCompared(entry));
}
