using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Caching;

/// <summary>
/// Makes one process train a model while others wait. It is a lock of the operating system on an open file,
/// so that a holder that is killed never blocks the next one. Held in common, it keeps what it stands for from being taken away.
/// </summary>
internal sealed class TrainingLock : IDisposable
{
    private const string GuardName = ".guard";
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan GuardPollInterval = TimeSpan.FromMilliseconds(5);

    /// <summary>What .NET gives for a file that another process holds: EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];
    private readonly FileStream _file;

    private TrainingLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, waiting as long as another process holds it.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="waiting">Called once, when there is something to wait for.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static TrainingLock Take(string path, Action waiting, CancellationToken stop)
    {
        for (var tries = 1; ; tries++)
        {
            if (TryTake(path) is { } taken) return taken;
            // Somebody who only looks whether it is held lets it go at once.
            if (tries == 2) waiting();
            stop.WaitHandle.WaitOne(PollInterval);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Takes the lock alone; <see langword="null"/> while anybody holds it.</summary>
    public static TrainingLock? TryTake(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Takes the lock in common with others; <see langword="null"/> while somebody holds it alone.</summary>
    public static TrainingLock? TryShare(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    /// <summary>Deletes lock files that nobody holds. A file that another process has just opened must not vanish under it, so opening waits meanwhile.</summary>
    /// <param name="folder">The folder of the locks.</param>
    /// <param name="paths">The files.</param>
    /// <returns>Those that were deleted; none while another process takes a lock.</returns>
    public static IReadOnlyList<string> Delete(string folder, IEnumerable<string> paths)
    {
        if (!Directory.Exists(folder)) return [];
        using var guard = TryLock(Path.Combine(folder, GuardName), FileAccess.ReadWrite, FileShare.None);
        return guard is null ? [] : [.. paths.Where(DeleteFree)];
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static bool DeleteFree(string path)
    {
        using var free = TryLock(path, FileAccess.ReadWrite, FileShare.None);
        if (free is null) return false;
        File.Delete(path);
        return true;
    }

    private static TrainingLock? TryOpen(string path, FileAccess access, FileShare share)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
            using var guard = Guard(folder);
            return TryLock(path, access, share) is { } file ? new(file) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(CacheDiagnostics.Unwritable(folder, error), error);
        }
    }

    private static FileStream Guard(string folder)
    {
        while (true)
        {
            if (TryLock(Path.Combine(folder, GuardName), FileAccess.Read, FileShare.Read) is { } guard) return guard;
            Thread.Sleep(GuardPollInterval);
        }
    }

    private static FileStream? TryLock(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (IOException error) when (Held.Contains(error.HResult))
        {
            return null;
        }
    }
}
