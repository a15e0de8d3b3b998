using System.Diagnostics;
using Tlpipe.Abstractions;
using Tlpipe.Models.Checkpoints;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Makes a folder appear whole or not at all: written aside, flushed, renamed.</summary>
internal static class AtomicFolder
{
    private const int MaximumTries = 50;
    private const string NewSuffix = ".new";
    private const string OldSuffix = ".old";

    /// <summary>Writes a folder; one that is there already is replaced, and stays if writing fails.</summary>
    /// <param name="path">The folder to appear.</param>
    /// <param name="write">Writes the files into the folder it is given.</param>
    /// <param name="last">What is to be done before the folder appears, and keeps it from appearing where it fails.</param>
    /// <exception cref="IOException">A file or the folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, Action<string> write, Action? last = null)
    {
        var parent = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(parent);
        var (aside, old) = (Beside(path, $"{Environment.ProcessId}{NewSuffix}"), Beside(path, $"{Environment.ProcessId}{OldSuffix}"));
        Recover(path);
        foreach (var remains in Remains(path, NewSuffix).Concat(Remains(path, OldSuffix)).Where(remains => !IsInUse(remains.Process))) Remove(remains.Folder);
        try
        {
            Directory.CreateDirectory(aside);
            write(aside);
            foreach (var file in Directory.EnumerateFiles(aside)) Flush(file);
            last?.Invoke();
            Replace(path, aside, old);
        }
        catch (DiagnosticException error) when (CheckpointErrors.IsUnwritable(error, aside))
        {
            // Where a file was to be that is gone already helps nobody; it is the folder that can't be written.
            throw new IOException(error.InnerException!.Message, error);
        }
        finally
        {
            Remove(aside);
        }
    }

    /// <summary>Puts a folder back that a process had set aside when it was killed between the two renames of replacing it.</summary>
    public static void Recover(string path)
    {
        if (Directory.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path))) return;
        if (Remains(path, OldSuffix).FirstOrDefault() is not { Folder: { } old }) return;
        try
        {
            Directory.Move(old, path);
        }
        catch (IOException) when (Directory.Exists(path))
        {
            // Another process is replacing it at this moment, and has done it.
            return;
        }
    }

    /// <summary>What processes have beside a folder. The part before the suffix is their number; else it is another folder's, as of 1.0.0-rc.1 beside 1.0.0-rc.</summary>
    private static IEnumerable<(string Folder, string Process)> Remains(string path, string suffix)
    {
        var begin = Beside(path, "");
        return Directory.GetDirectories(Path.GetDirectoryName(path)!, $"{Path.GetFileName(begin)}*{suffix}")
            .Select(folder => (Folder: folder, Process: folder[begin.Length..^suffix.Length]))
            .Where(remains => remains.Process.All(char.IsAsciiDigit))
            .OrderBy(remains => remains.Folder, StringComparer.Ordinal);
    }

    /// <summary>Whether another process may be at work there. In containers every run may have the same number as one that was killed.</summary>
    private static bool IsInUse(string process)
    {
        if (!int.TryParse(process, out var number) || number == Environment.ProcessId) return false;
        try
        {
            using var running = Process.GetProcessById(number);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Beside(string path, string suffix) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{suffix}");

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Another process may put its own folder in place at the same moment; then this one replaces it.</summary>
    private static void Replace(string path, string aside, string old)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Swap(path, aside, old);
                return;
            }
            catch (IOException) when (tries < MaximumTries && Directory.Exists(aside))
            {
                Thread.Sleep(tries);
            }
        }
    }

    private static void Swap(string path, string aside, string old)
    {
        if (!Directory.Exists(path))
        {
            Directory.Move(aside, path);
            return;
        }

        Directory.Move(path, old);
        try
        {
            Directory.Move(aside, path);
        }
        catch when (!Directory.Exists(path))
        {
            Directory.Move(old, path);
            throw;
        }
        finally
        {
            Remove(old);
        }
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
