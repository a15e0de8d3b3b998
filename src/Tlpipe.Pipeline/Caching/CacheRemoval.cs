namespace Tlpipe.Pipeline.Caching;

/// <summary>Deletes one entry: out of sight first, so that nobody meets half of it.</summary>
internal static class CacheRemoval
{
    /// <summary>Deletes it; <see langword="false"/> where it was used since it was looked at, or can't be deleted.</summary>
    public static bool TryRemove(CacheLayout layout, CacheEntry entry)
    {
        try
        {
            if (!Path.Exists(entry.Path)) return true;
            if (File.GetLastWriteTimeUtc(entry.Path) != entry.LastUsed.UtcDateTime) return false;
            if (Directory.Exists(entry.Path)) RemoveFolder(layout, entry.Path);
            else File.Delete(entry.Path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void RemoveFolder(CacheLayout layout, string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent != layout.Corrupt) path = CorruptFolder.SetAside(layout, path);
        Directory.Delete(path, recursive: true);
    }
}
