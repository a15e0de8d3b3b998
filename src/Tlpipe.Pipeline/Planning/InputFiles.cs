using System.Collections.Concurrent;
using System.Text;
using Tlpipe.Abstractions;

namespace Tlpipe.Pipeline.Planning;

/// <summary>
/// How planning looks at files and folders. Digests come from a cache in the user's cache folder that knows a file by path, size and time;
/// everything looked at is remembered, so that a build knows what it depends on and can tell whether anything changed meanwhile.
/// </summary>
public sealed class InputFiles : IInputFiles
{
    private const int ReadAttempts = 3;

    private readonly StatCache _cache;
    private readonly ConcurrentDictionary<string, Lazy<InputFile>> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, InputFolder> _folders = new(StringComparer.Ordinal);

    /// <summary>Begins a run's look at its inputs.</summary>
    /// <param name="cacheFolder">Where digests are kept between runs.</param>
    /// <param name="clock">Tells whether a file is too young for its time to be trusted.</param>
    public InputFiles(string cacheFolder, TimeProvider clock) => _cache = new(Path.Combine(cacheFolder, "files.txt"), clock);

    /// <summary>The files looked at, by path.</summary>
    public IReadOnlyList<InputFile> Files =>
        [.. _files.Values.Where(file => file.IsValueCreated).Select(file => file.Value).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>The folders looked at, by path.</summary>
    public IReadOnlyList<InputFolder> Folders => [.. _folders.Values.OrderBy(folder => folder.Path, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public Digest DigestOf(string file)
    {
        var path = Path.GetFullPath(file);
        var entry = _files.GetOrAdd(path, static (path, cache) => new(() => Read(path, cache)), _cache);
        try
        {
            return entry.Value.Digest;
        }
        catch (IOException)
        {
            // A file that couldn't be read may be readable at the next try.
            _files.TryRemove(new(path, entry));
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FolderEntry> List(string folder)
    {
        var path = Path.GetFullPath(folder);
        var entries = Enumerate(path);
        _folders[path] = new(path, DigestOf(entries));
        return entries;
    }

    /// <summary>Makes a file an input of the build.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public void Remember(string file) => _ = DigestOf(file);

    /// <summary>Keeps the digests for the next run. A cache that can't be written costs time, nothing else.</summary>
    public void SaveCache() => _cache.Save();

    /// <summary>The files and folders that are no longer what they were when they were looked at.</summary>
    public IReadOnlyList<string> FindChanges() =>
    [
        .. Files.Where(HasChanged).Select(file => file.Path),
        .. Folders.Where(HasChanged).Select(folder => folder.Path),
    ];

    /// <summary>Makes sure that every input is still what was planned with.</summary>
    /// <exception cref="DiagnosticException">TLP7002: something changed.</exception>
    public void ThrowIfChanged()
    {
        var changes = FindChanges();
        if (changes.Count > 0) throw new DiagnosticException(PlanningDiagnostics.ChangedMeanwhile(changes));
    }

    private bool HasChanged(InputFile file)
    {
        try
        {
            var now = FileStamp.Of(file.Path);
            return (now != file.Stamp || !_cache.IsSettled(now)) && DigestContent(file.Path).Digest != file.Digest;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static bool HasChanged(InputFolder folder)
    {
        try
        {
            return DigestOf(Enumerate(folder.Path)) != folder.Digest;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static InputFile Read(string path, StatCache cache)
    {
        var stamp = FileStamp.Of(path);
        if (cache.Find(path, stamp) is { } known) return new(path, stamp, known);
        (stamp, var digest) = DigestContent(path);
        cache.Add(path, stamp, digest);
        return new(path, stamp, digest);
    }

    /// <summary>A digest and the stamp that belongs to it: the file must not change while it is read.</summary>
    private static (FileStamp Stamp, Digest Digest) DigestContent(string path)
    {
        for (var attempt = 0; attempt < ReadAttempts; attempt++)
        {
            var before = FileStamp.Of(path);
            var digest = DigestStream(path);
            if (FileStamp.Of(path) == before) return (before, digest);
        }

        throw new IOException($"'{path}' changes while it is read");
    }

    private static Digest DigestStream(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Digest.Of(stream);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    private static List<FolderEntry> Enumerate(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos()
                .Select(entry => new FolderEntry(entry.Name, entry.FullName, entry.Attributes.HasFlag(FileAttributes.Directory)))
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    private static Digest DigestOf(IEnumerable<FolderEntry> entries)
    {
        var names = new StringBuilder();
        foreach (var entry in entries) names.Append(entry.Name).Append(entry.IsFolder ? "/" : "").Append('\n');
        return Digest.Of(names.ToString());
    }
}
