namespace Tlpipe.Build;

/// <summary>Lets one build at a time work in a folder: the inner builds of a project with several target frameworks share one.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the folder is free and takes it; null when cancelled meanwhile. Disposing gives it back.</summary>
    public static IDisposable? Acquire(string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, ".lock");
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another build holds it.
                cancellation.WaitHandle.WaitOne(Pause);
            }
        }
        return null;
    }
}
