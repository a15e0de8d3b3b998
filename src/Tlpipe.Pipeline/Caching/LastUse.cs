namespace Tlpipe.Pipeline.Caching;

/// <summary>When an entry was last used: its time of modification, which is set whenever it is. What was not used for the longest time goes first.</summary>
internal static class LastUse
{
    /// <summary>Marks a file or a folder as used now.</summary>
    public static void Mark(string path, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        try
        {
            if (Directory.Exists(path)) Directory.SetLastWriteTimeUtc(path, now);
            else File.SetLastWriteTimeUtc(path, now);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It only goes a little earlier than it would.
            return;
        }
    }
}
