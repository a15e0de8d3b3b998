using System.Text;
using Tlpipe.Pipeline.Planning;

namespace Tlpipe.Build.Clients;

/// <summary>The folder of generated files, <c>obj/tlpipe/clients</c>, and what it was generated from.</summary>
/// <param name="path">Full path.</param>
internal sealed class ClientFolder(string path)
{
    private const char Separator = '\t';
    private const string Input = "input";
    private const string Output = "output";
    private const string Suffix = ".g.cs";

    private string StatePath => Path.Combine(path, ".state");

    /// <summary>The file for a model.</summary>
    public static string NameFor(string model) => model + Suffix;

    /// <summary>Whether everything is there and nothing has changed; looks at times and sizes only.</summary>
    /// <param name="settings">What the files depend on besides the inputs.</param>
    public bool IsCurrent(string settings)
    {
        if (ReadState() is not { } state || !state.StartsWith(settings, StringComparison.Ordinal)) return false;
        foreach (var line in state[settings.Length..].Split('\n'))
        {
            var isCurrent = line.Split(Separator) switch
            {
                [Input, var file, ..] => line == Stamp(file),
                [Output, var file] => File.Exists(Path.Combine(path, file)),
                _ => line.Length == 0,
            };
            if (!isCurrent) return false;
        }
        return true;
    }

    /// <summary>Has the folder hold these files and no others; one that is the same already keeps its time.</summary>
    /// <param name="files">The files: name and content.</param>
    public void Hold(IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(path);
        File.Delete(StatePath);
        foreach (var (name, content) in files) Write(Path.Combine(path, name), content);
        foreach (var stale in Directory.GetFiles(path, "*" + Suffix).Where(file => !files.ContainsKey(Path.GetFileName(file)))) File.Delete(stale);
    }

    /// <summary>Remembers what the files were generated from.</summary>
    /// <param name="settings">What they depend on besides the inputs.</param>
    /// <param name="inputs">The <see cref="Stamp"/>s of the inputs, from before they were read.</param>
    /// <param name="files">The names of the files.</param>
    public void Remember(string settings, IEnumerable<string> inputs, IEnumerable<string> files)
    {
        var lines = inputs.Concat(files.Select(file => $"{Output}{Separator}{file}"));
        Write(StatePath, settings + string.Join('\n', lines));
    }

    /// <summary>A file as it is now; one that is missing has a stamp as well.</summary>
    public static string Stamp(string file)
    {
        var info = new FileInfo(file);
        return info.Exists
            ? FormattableString.Invariant($"{Input}{Separator}{file}{Separator}{info.Length}{Separator}{info.LastWriteTimeUtc.Ticks}{Separator}{ChangeTime.Of(file)}")
            : $"{Input}{Separator}{file}";
    }

    private string? ReadState()
    {
        try
        {
            return File.Exists(StatePath) ? File.ReadAllText(StatePath) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another inner build has just deleted it, or nobody may read it: then it is written anew.
            return null;
        }
    }

    // Inner builds of several target frameworks may write the same file at the same time: each moves its own copy into place.
    private static void Write(string file, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes)) return;
        var aside = FormattableString.Invariant($"{file}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}.new");
        File.WriteAllBytes(aside, bytes);
        File.Move(aside, file, overwrite: true);
    }
}
