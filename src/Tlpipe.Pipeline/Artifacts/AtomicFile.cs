using System.Text;

namespace Tlpipe.Pipeline.Artifacts;

/// <summary>Makes a file appear whole or not at all: written aside, flushed, renamed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a text file, UTF-8 without a byte order mark. A file that holds the text already is left alone.</summary>
    public static void WriteText(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text) return;
        Write(path, file => file.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Writes a file.</summary>
    public static void Write(string path, Action<FileStream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Environment.ProcessId}.new";
        try
        {
            using (var file = new FileStream(aside, FileMode.Create))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }
}
