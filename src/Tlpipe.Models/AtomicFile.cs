using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Models;

/// <summary>Writes a file so that its path never names half of it, not even when the machine stops: beside it, flushed to disk, renamed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write) => Replace(path, aside =>
    {
        using var stream = new FileStream(aside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1 << 16);
        write(stream);
    });

    /// <summary>Writes a text file, UTF-8 without a byte order mark, in a folder that is made where there is none. A file that holds the text already is left alone.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static void WriteText(string path, string text)
    {
        using var pending = PrepareText(path, text);
        pending?.Commit();
    }

    /// <summary>As <see cref="WriteText"/>, but for the last step, which <see cref="PendingFile.Commit"/> does; <see langword="null"/> where the file holds the text already.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static PendingFile? PrepareText(string path, string text) =>
        Holds(path, text) ? null : PendingFile.Prepare(path, aside =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(aside)!);
            File.WriteAllBytes(aside, Encoding.UTF8.GetBytes(text));
        });

    /// <summary>As <see cref="Write"/>, for a writer that wants a path; it is given one beside.</summary>
    /// <exception cref="DiagnosticException">TLP4010: the file cannot be written.</exception>
    public static void Replace(string path, Action<string> write)
    {
        using var pending = PendingFile.Prepare(path, write);
        pending.Commit();
    }

    private static bool Holds(string path, string text)
    {
        try
        {
            return File.Exists(path) && File.ReadAllText(path) == text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
