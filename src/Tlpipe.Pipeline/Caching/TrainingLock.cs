namespace Tlpipe.Pipeline.Caching;

/// <summary>
/// Makes one process train a model while others wait. It is a lock of the operating system on an open file,
/// so that a holder that is killed never blocks the next one.
/// </summary>
internal sealed class TrainingLock : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _file;

    private TrainingLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, waiting as long as another process holds it.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="waiting">Called once, when there is something to wait for.</param>
    /// <param name="stop">Ends the waiting.</param>
    public static TrainingLock Take(string path, Action waiting, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var told = false;
        while (true)
        {
            if (TryTake(path) is { } taken) return taken;
            if (!told) waiting();
            told = true;
            stop.WaitHandle.WaitOne(PollInterval);
            stop.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static TrainingLock? TryTake(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
