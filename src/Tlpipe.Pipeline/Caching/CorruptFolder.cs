namespace Tlpipe.Pipeline.Caching;

/// <summary>Where damaged entries go, for whoever wants to know what happened; they are the first to be taken away.</summary>
internal static class CorruptFolder
{
    /// <summary>Moves a file or a folder there.</summary>
    /// <returns>Where it lies now.</returns>
    public static string SetAside(CacheLayout layout, string path)
    {
        Directory.CreateDirectory(layout.Corrupt);
        for (var number = 1; ; number++)
        {
            var aside = Path.Combine(layout.Corrupt, $"{Path.GetFileName(path)}-{number}");
            if (Path.Exists(aside)) continue;
            Directory.Move(path, aside);
            return aside;
        }
    }
}
