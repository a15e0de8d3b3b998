namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Makes a folder appear whole or not at all: written aside, flushed, renamed.</summary>
internal static class AtomicFolder
{
    private const int MaximumTries = 50;

    /// <summary>Writes a folder; one that is there already is replaced, and stays if writing fails.</summary>
    /// <param name="path">The folder to appear.</param>
    /// <param name="write">Writes the files into the folder it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        var parent = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(parent);
        var aside = Directory.CreateDirectory(Path.Combine(parent, $".{Path.GetFileName(path)}.{Environment.ProcessId}.new")).FullName;
        try
        {
            write(aside);
            foreach (var file in Directory.EnumerateFiles(aside)) Flush(file);
            Replace(path, aside);
        }
        finally
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        }
    }

    /// <summary>Another process may put its own folder in place at the same moment; then this one replaces it.</summary>
    private static void Replace(string path, string aside)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                Swap(path, aside);
                return;
            }
            catch (IOException) when (tries < MaximumTries && Directory.Exists(aside))
            {
                Thread.Sleep(tries);
            }
        }
    }

    private static void Swap(string path, string aside)
    {
        if (!Directory.Exists(path))
        {
            Directory.Move(aside, path);
            return;
        }

        var old = aside[..^".new".Length] + ".old";
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
            if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        }
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
