namespace Tlpipe.Build;

/// <summary>Lets one build at a time work in a folder: the inner builds of a project with several target frameworks share one.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // What .NET gives for a file that another process holds: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Waits until the folder is free and takes it; null when cancelled meanwhile. Disposing gives it back.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written.</exception>
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
            catch (IOException error) when (IsHeld(error))
            {
                cancellation.WaitHandle.WaitOne(Pause);
            }
        }
        return null;
    }

    private static bool IsHeld(IOException error) => Held.Contains(error.HResult);
}
