using Tlpipe.Abstractions;
using Tlpipe.Torch;

namespace Tlpipe.Models.Checkpoints;

/// <summary>Writes a file so that its path never names half of it, not even when the machine stops.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the path, flushes to disk, renames.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write) => Replace(path, aside =>
    {
        using var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        write(stream);
    });

    /// <summary>As <see cref="Write"/>, for a writer that wants a path; it is given one beside.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static void Replace(string path, Action<string> write)
    {
        // The process's number keeps two builds apart that write the same file.
        var aside = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            write(aside);
            FlushToDisk(aside);
            File.Move(aside, path, overwrite: true);
        }
        catch (Exception error)
        {
            Remove(aside);
            if (error is IOException or UnauthorizedAccessException or TorchException) throw CheckpointErrors.Unwritable(path, error.Message, error);
            throw;
        }
    }

    private static void FlushToDisk(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static void Remove(string aside)
    {
        try
        {
            File.Delete(aside);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The first error is the one to tell.
            return;
        }
    }
}
