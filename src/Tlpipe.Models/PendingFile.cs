using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;
using Tlpipe.Torch;

namespace Tlpipe.Models;

/// <summary>A file that is written, beside its place, and safe on disk; its place still holds what was there before. Disposed without <see cref="Commit"/> it is gone.</summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _aside;

    // The process's number keeps two builds apart that write the same file.
    private PendingFile(string path) => (_path, _aside) = (path, $"{path}.{Environment.ProcessId}.new");

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="write">Writes it under another name.</param>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static PendingFile Prepare(string path, Action<string> write)
    {
        var pending = new PendingFile(path);
        pending.Do(() =>
        {
            // Else only the last step would find it.
            if (Directory.Exists(path)) throw new IOException("a folder of this name lies there");
            write(pending._aside);
            using var stream = new FileStream(pending._aside, FileMode.Open, FileAccess.ReadWrite);
            stream.Flush(flushToDisk: true);
        });
        return pending;
    }

    /// <summary>Puts it in its place. That takes no room on the disk.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be put there.</exception>
    public void Commit() => Do(() => File.Move(_aside, _path, overwrite: true));

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(_aside);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // What made it worth no more than this has been told.
            return;
        }
    }

    private void Do(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error)
        {
            Dispose();
            if (error is IOException or UnauthorizedAccessException or TorchException) throw CheckpointErrors.Unwritable(_path, error.Message, error);
            throw;
        }
    }
}
